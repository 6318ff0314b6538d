import type { Format } from '#app/i18n/format.ts';
import { digitsOf } from './money.ts';
import { FOLLOW_UP_MONTHS } from './plan-follow-ups.ts';
import { tellCount, tellGroups, tellPart, type Group } from './small-groups.ts';

/** What an edition came to, in numbers. */
export interface ReportFigures {
  name: string;
  network: string;
  startsOn: string;
  endsOn: string;
  teams: number;
  delegates: number;
  countries: readonly Group[];
  genders: readonly Group[];
  genderNotGiven: number;
  firstTime: number;
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
  const { teams, delegates, countries, genders, genderNotGiven, firstTime, plans, followUps, money } = figures;
  const few = t('academy.report.few');
  const number = (count: number | null) => (count === null ? few : format.number(count));
  const groups = (given: readonly Group[], others: string): [string, string][] => {
    const told = tellGroups(given);
    if (!told) return [[others, few]];
    return [...told.told.map(({ name, count }): [string, string] => [name, format.number(count)]), ...(told.others > 0 ? [[others, format.number(told.others)] as [string, string]] : [])];
  };
  const amount = (given: number) => `${given < 0 ? '−' : ''}${format.number(Math.abs(given) / 10 ** digitsOf(money.currency), digitsOf(money.currency))}\u00a0${money.currency}`;
  return [
    { title: t('academy.report.came'), rows: [[t('academy.report.teams'), format.number(teams)], [t('academy.report.delegates'), number(tellCount(delegates))], [t('academy.report.firstTime'), number(tellPart(firstTime, delegates))]], note: t('academy.report.fewNote') },
    { title: t('academy.report.countries'), rows: groups(countries, t('academy.report.otherCountries')) },
    { title: t('academy.report.gender'), rows: groups([...genders, { name: t('academy.report.notGiven'), count: genderNotGiven }], t('academy.report.otherGenders')) },
    {
      title: t('academy.report.plans'),
      rows: [[t('academy.report.begun'), format.number(plans.begun)], [t('academy.report.presented'), format.number(plans.presented)], ...(['none', 'assistance', 'mentoring', 'visit'] as const).map((support): [string, string] => [t(`academy.report.supports.${support}`), format.number(plans.lines[support])]), [t('academy.report.asked'), format.number(plans.asked)]],
      note: t('academy.report.plansNote'),
    },
    ...followUps.map(({ month, due, ...counts }) => ({ title: t('academy.report.followUp', { count: month, date: format.date(due) }), rows: (['done', 'under_way', 'not_begun', 'changed', 'untold'] as const).map((standing): [string, string] => [t(`academy.report.standings.${standing}`), format.number(counts[standing])]) })),
    {
      title: t('academy.report.cost'),
      rows: [[t('academy.editions.budget.planned'), amount(money.planned)], [t('academy.editions.budget.spent'), amount(money.spent)], [t('academy.report.perDelegate'), money.perDelegate === null || tellCount(delegates) === null ? few : amount(money.perDelegate)]],
      note: t('academy.report.rounded', { currency: money.currency }),
    },
  ];
}

/** How lines stand at each follow-up that has fallen due by a day. */
export function countFollowUps(lines: readonly { followUps: readonly { month: number; standing: 'done' | 'under_way' | 'not_begun' | 'changed' }[] }[], dueOf: (month: number) => string, today: string): ReportFigures['followUps'] {
  return FOLLOW_UP_MONTHS.filter((month) => dueOf(month) <= today).map((month) => {
    const told = lines.flatMap(({ followUps }) => followUps.filter((one) => one.month === month).map(({ standing }) => standing));
    const count = (standing: (typeof told)[number]) => told.filter((one) => one === standing).length;
    return { month, due: dueOf(month), done: count('done'), under_way: count('under_way'), not_begun: count('not_begun'), changed: count('changed'), untold: lines.length - told.length };
  });
}
