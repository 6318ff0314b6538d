import type { Format } from '#app/i18n/format.ts';
import { digitsOf } from './money.ts';
import { FOLLOW_UP_MONTHS } from './plan-follow-ups.ts';
import { tellBeside, tellCount, tellGroups, tellPart, type Group } from './small-groups.ts';

/** What an edition came to, in numbers. */
export interface ReportFigures {
  name: string;
  network: string;
  /** The programme under which it is reported, where it is under one. */
  programme: string | null;
  curriculum: string;
  startsOn: string;
  endsOn: string;
  teams: number;
  /** Who was there for one half day at least; who had said yes where it was not written down. */
  delegates: number;
  saidYes: number;
  /** By half day, as far as it was written down; null where it never was. */
  attendance: readonly { day: string; half: 'morning' | 'afternoon'; present: number }[] | null;
  countries: readonly Group[];
  genders: readonly Group[];
  genderNotGiven: number;
  firstTime: number;
  /** By module, and by each of its objectives; null where fewer than five answered both times, and of an objective that was not asked about. */
  gains: readonly { title: string; gain: { before: number; after: number; objectives: readonly { text: string; gain: { before: number; after: number } | null }[] } | null }[];
  /** Of the days on which five or more answered: how many these are, of how many, and what was answered on the average, 1 to 4. */
  reflections: { days: number; told: number; useful: number | null; voice: number | null };
  plans: { begun: number; presented: number; lines: Readonly<Record<'none' | 'assistance' | 'mentoring' | 'visit', number>>; asked: number };
  /** By the month: how many lines stand where, and how many are not told of. */
  followUps: readonly { month: number; due: string; done: number; under_way: number; not_begun: number; changed: number; untold: number }[];
  money: { currency: string; planned: number; spent: number; perDelegate: number | null };
}

/** A part of the report: what is told by name, and what has to be known with it. */
export interface ReportPart {
  title: string;
  rows: readonly (readonly [string, string])[];
  note?: string;
}

type Words = (key: string, params?: Record<string, string | number>) => string;

/** The report as it is read, in the words of a language; the same for each kind of file. Of people nothing is told of fewer than five. Pure. */
export function reportParts(figures: ReportFigures, t: Words, format: Format): ReportPart[] {
  const { teams, delegates, saidYes, attendance, countries, genders, genderNotGiven, firstTime, gains, reflections, plans, followUps, money } = figures;
  const few = t('academy.report.few');
  const number = (count: number | null) => (count === null ? few : format.number(count));
  const fromTo = ({ before, after }: { before: number; after: number }) => t('academy.report.fromTo', { before: format.percent(before), after: format.percent(after) });
  const groups = (given: readonly Group[], others: string): [string, string][] => {
    const told = tellGroups(given);
    if (!told) return [[others, few]];
    return [...told.told.map(({ name, count }): [string, string] => [name, format.number(count)]), ...(told.others > 0 ? [[others, format.number(told.others)] as [string, string]] : [])];
  };
  const amount = (given: number) => `${given < 0 ? '−' : ''}${format.number(Math.abs(given) / 10 ** digitsOf(money.currency), digitsOf(money.currency))}\u00a0${money.currency}`;
  return [
    {
      title: t('academy.report.came'),
      rows: [
        [t('academy.report.teams'), format.number(teams)],
        ...(attendance ? [[t('academy.report.present'), number(tellCount(delegates))] as [string, string]] : []),
        // Beside those who came only where that does not tell of fewer than five that they stayed away.
        [t('academy.report.saidYes'), number(attendance ? tellBeside(saidYes, delegates) : tellCount(saidYes))],
        [t('academy.report.firstTime'), number(tellPart(firstTime, delegates))],
      ],
      note: attendance ? t('academy.report.fewNote') : `${t('academy.report.unrecorded')} ${t('academy.report.fewNote')}`,
    },
    ...(attendance ? [{ title: t('academy.report.attendance'), rows: attendance.map(({ day, half, present }): [string, string] => { const told = tellPart(present, delegates); return [t('academy.report.halfOf', { day: format.date(day), half: t(`academy.running.attendance.${half}`) }), told === null ? t('academy.report.fewAway') : t('academy.report.presentOf', { number: format.number(told), all: format.number(delegates) })]; }), note: t('academy.report.attendanceNote') }] : []),
    { title: t('academy.report.countries'), rows: groups(countries, t('academy.report.otherCountries')) },
    { title: t('academy.report.gender'), rows: groups([...genders, { name: t('academy.report.notGiven'), count: genderNotGiven }], t('academy.report.otherGenders')) },
    ...(gains.length > 0 ? [{ title: t('academy.report.gains'), rows: gains.flatMap(({ title, gain }): [string, string][] => [[title, gain ? fromTo(gain) : few], ...(gain?.objectives ?? []).map((one): [string, string] => [`– ${one.text}`, one.gain ? fromTo(one.gain) : t('academy.report.notAsked')])]), note: t('academy.report.gainsNote') }] : []),
    {
      title: t('academy.report.reflections'),
      rows: [[t('academy.report.days'), t('academy.editions.balance.ofAll', { number: format.number(reflections.told), all: format.number(reflections.days) })], ...(['useful', 'voice'] as const).map((question): [string, string] => { const average = reflections[question]; return [t(`academy.report.questions.${question}`), average === null ? few : t('academy.report.ofFour', { number: format.number(average, 1) })]; })],
      note: t('academy.report.reflectionsNote'),
    },
    {
      title: t('academy.report.plans'),
      rows: [[t('academy.report.begun'), format.number(plans.begun)], [t('academy.report.presented'), format.number(plans.presented)], ...(['none', 'assistance', 'mentoring', 'visit'] as const).map((support): [string, string] => [t(`academy.report.supports.${support}`), format.number(plans.lines[support])]), [t('academy.report.asked'), format.number(plans.asked)]],
      note: t('academy.report.plansNote'),
    },
    ...followUps.map(({ month, due, ...counts }) => ({ title: t('academy.report.followUp', { count: month, date: format.date(due) }), rows: (['done', 'under_way', 'not_begun', 'changed', 'untold'] as const).map((standing): [string, string] => [t(`academy.report.standings.${standing}`), format.number(counts[standing])]) })),
    {
      title: t('academy.report.cost'),
      rows: [[t('academy.editions.budget.planned'), amount(money.planned)], [t('academy.editions.budget.spent'), amount(money.spent)], [t('academy.report.perDelegate'), money.perDelegate === null || tellCount(delegates) === null ? few : amount(money.perDelegate)]],
      note: t(attendance ? 'academy.report.rounded' : 'academy.report.roundedUnrecorded', { currency: money.currency }),
    },
  ];
}

/** What was answered on the average over the days that may be told, from how often each level was; null where there are none. */
export function averageLevel(days: readonly (readonly number[])[]): number | null {
  const [sum, count] = days.flatMap((levels) => levels.map((times, i) => [times * (i + 1), times] as const)).reduce(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0] as readonly [number, number]);
  return count > 0 ? sum / count : null;
}

/** How lines stand at each follow-up that has fallen due by a day. */
export function countFollowUps(lines: readonly { followUps: readonly { month: number; standing: 'done' | 'under_way' | 'not_begun' | 'changed' }[] }[], dueOf: (month: number) => string, today: string): ReportFigures['followUps'] {
  return FOLLOW_UP_MONTHS.filter((month) => dueOf(month) <= today).map((month) => {
    const told = lines.flatMap(({ followUps }) => followUps.filter((one) => one.month === month).map(({ standing }) => standing));
    const count = (standing: (typeof told)[number]) => told.filter((one) => one === standing).length;
    return { month, due: dueOf(month), done: count('done'), under_way: count('under_way'), not_begun: count('not_begun'), changed: count('changed'), untold: lines.length - told.length };
  });
}
