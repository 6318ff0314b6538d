import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { nameOfCountry } from '#app/i18n/names.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe, openSafes } from '#app/platform/encryption.server.ts';
import { readAttendanceFigures } from './attendance.server.ts';
import { unsealDelegate } from './delegate-safe.server.ts';
import { balanceOf } from './edition-balance.ts';
import { unsealEdition } from './edition-safe.server.ts';
import { dayOf, findCoordinated } from './editions.server.ts';
import { averageLevel, countFollowUps, type ReportFigures } from './evaluation-report.ts';
import { readKnowledgeGains } from './knowledge-gains.server.ts';
import { shareOf, sumBudget } from './money.ts';
import { dueOn } from './plan-follow-ups.ts';
import { readReflectionFigures } from './reflections.server.ts';

/** What an edition that is over came to, for the coordinators of the network that hosted it. @throws NotFound; Refusal for who sees it in another part, and before it is over */
export async function readReport(person: AskingPerson, id: string, locale: Locale): Promise<ReportFigures> {
  const edition = await findCoordinated(person, id);
  if (edition.state !== 'finished' && edition.state !== 'closed') throw new Refusal('academy.report.notYet');
  const attendance = await readAttendanceFigures(id);
  const [safe, network, curriculum, delegates, teams, budget, gains, days] = await Promise.all([
    openSafe(edition.networkId),
    database().organisation.findUniqueOrThrow({ where: { id: edition.networkId }, select: { name: true } }),
    database().curriculum.findUniqueOrThrow({ where: { id: edition.curriculumId }, select: { slug: true, texts: true } }),
    // Where nobody wrote down who was there, those who said yes stand for those who came.
    database().editionDelegate.findMany({ where: { team: { is: { editionId: id } }, OR: [{ id: { in: [...(attendance?.came ?? [])] } }, { state: 'confirmed', team: { is: { state: 'selected' } } }] }, relationLoadStrategy: 'join', orderBy: { id: 'asc' }, include: { team: { select: { state: true, organisation: { select: { country: true } } } } } }),
    database().editionTeam.findMany({
      where: { editionId: id, state: 'selected' },
      relationLoadStrategy: 'join',
      orderBy: { id: 'asc' },
      include: { plan: { include: { lines: { where: { state: 'kept' }, select: { support: true, step: { select: { lineId: true, subjectId: true } }, followUps: { select: { month: true, standing: true } } } } } } },
    }),
    database().editionBudgetLine.findMany({ where: { editionId: id }, select: { planned: true, spent: true } }),
    readKnowledgeGains(id, locale),
    readReflectionFigures(id),
  ]);
  const told = days.flatMap(({ figures }) => (figures ? [figures] : []));
  const came = attendance ? delegates.filter((one) => attendance.came.has(one.id)) : delegates;
  const safes = await openSafes(came.map(({ personId }) => personId));
  const balance = balanceOf([{ state: 'selected', country: null, delegates: came.map((one) => ({ gender: unsealDelegate(safes.get(one.personId), one).gender, languages: one.languages, firstTime: one.firstTime === true })) }], edition.languages);
  const plans = teams.flatMap(({ plan }) => (plan ? [plan] : []));
  const presented = plans.filter(({ state }) => state === 'presented');
  const lines = presented.flatMap((plan) => plan.lines);
  const wanting = (support: (typeof lines)[number]['support']) => lines.filter((line) => line.support === support).length;
  const { planned, spent } = sumBudget(budget.map((line) => ({ planned: Number(line.planned), spent: Number(line.spent) })));
  const endsOn = dayOf(edition.endsOn);
  const { name, programme } = unsealEdition(safe, edition);
  const people = new Map<string, number>();
  for (const { team: { organisation } } of came) people.set(organisation.country ?? '', (people.get(organisation.country ?? '') ?? 0) + 1);
  return {
    name,
    programme,
    curriculum: (curriculum.texts as { title: Record<string, string> }).title[locale] ?? curriculum.slug,
    network: network.name,
    startsOn: dayOf(edition.startsOn),
    endsOn,
    teams: teams.length,
    delegates: came.length,
    saidYes: delegates.filter(({ state, team }) => state === 'confirmed' && team.state === 'selected').length,
    attendance: attendance?.halves ?? null,
    countries: [...people].map(([country, count]) => ({ name: country ? nameOfCountry(locale, country) : '–', count })),
    genders: balance.genders.map(({ gender, delegates }) => ({ name: gender, count: delegates })),
    genderNotGiven: balance.genderNotGiven,
    firstTime: balance.firstTime,
    gains: gains.map(({ title, objectives, gain }) => ({ title, gain: gain && { before: gain.before, after: gain.after, objectives: objectives.map((text, i) => ({ text, gain: gain.objectives.find(({ objective }) => objective === i + 1) ?? null })) } })),
    reflections: { days: days.length, told: told.length, useful: averageLevel(told.map(({ useful }) => useful)), voice: averageLevel(told.map(({ voice }) => voice)) },
    plans: { begun: plans.length, presented: presented.length, lines: { none: wanting('none'), assistance: wanting('assistance'), mentoring: wanting('mentoring'), visit: wanting('visit') }, asked: lines.filter(({ step }) => step && step.subjectId !== step.lineId).length },
    followUps: countFollowUps(lines, (month) => dueOn(endsOn, month), now().toISOString().slice(0, 10)),
    money: { currency: edition.currency, planned, spent, perDelegate: shareOf(spent, came.length) },
  };
}
