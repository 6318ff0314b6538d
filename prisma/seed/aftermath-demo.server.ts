import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { shareAssessment } from '#app/domain/assessment/sharing.server.ts';
import { keepAttendance } from '#app/domain/assistance/attendance.server.ts';
import { closeEngagement } from '#app/domain/assistance/closure.server.ts';
import { evaluate } from '#app/domain/assistance/evaluations.server.ts';
import { answerFollowUp } from '#app/domain/assistance/follow-ups.server.ts';
import { inviteProvider } from '#app/domain/assistance/provider-invitations.server.ts';
import { keepReport } from '#app/domain/assistance/reports.server.ts';
import { settleSession } from '#app/domain/assistance/sessions.server.ts';
import type { Topic } from '#app/domain/assistance/topics.ts';
import { database } from '#app/platform/database.server.ts';
import { makeCompletedAssessment } from './assessments.server.ts';
import type { DeliveryCast } from './delivery-demo.server.ts';
import { seedAgreed } from './delivery-demo.server.ts';
import { makeAcceptance, makeSessions } from './engagements.server.ts';
import { daysAgo, hourOf } from './past.server.ts';

const DAY = 86_400_000;

/** An engagement that is over, in days ago, and what was said of it since. */
interface Over {
  provider: AskingPerson;
  party: { id: string; lead: AskingPerson };
  topics: Topic[];
  languages: string[];
  need: string;
  objectives: string;
  asked: number;
  closed: number;
  report: { done: string; results: string; lessons: string };
  evaluation: { usefulness: number; fit: number; respect: number; safety: number; text: string } | null;
  agreedNext: string;
  /** Answers to check-ins, by month; with the assessment that shows it, where there is one. */
  answers: readonly { month: 3 | 6 | 12; daysAgo: number; changed: string; assessmentId: string | null }[];
}

/** Engagements that are over, each at another point of its follow-up; and what waits for a provider. */
export async function seedAftermathDemo({ coordinator, providers, umoja, etoiles, mwangaza }: DeliveryCast): Promise<void> {
  const before = await makeCompletedAssessment({ lead: etoiles.lead, organisationId: etoiles.id, answer: (i) => ({ choice: String((i * 5 + 1) % 4) as '0' }), at: hourOf(755, 9) });
  await shareAssessment(etoiles.lead, before, { sharing: 'scores', inAggregates: false });
  const latestOf = async (organisationId: string) => (await database().assessment.findFirst({ where: { organisationId, state: 'completed', id: { not: before } }, orderBy: { completedAt: 'desc' }, select: { id: true, completedAt: true } })) ?? null;
  const [ofUmoja, ofEtoiles] = [await latestOf(umoja.id), await latestOf(etoiles.id)];
  // Asked half a year before the latest assessment of Umoja wa Taa: one sees before and after.
  const sinceUmoja = Math.round((Date.now() - (ofUmoja?.completedAt?.getTime() ?? Date.now())) / DAY);
  const over: Over[] = [
    {
      provider: providers.moringa, party: umoja, topics: ['addressing-violence'], languages: ['en', 'sw'], asked: sinceUmoja + 200, closed: sinceUmoja + 40,
      need: 'Nobody writes down what happens at night, and so nothing follows from it.', objectives: 'A team of six who answer, and a register that puts nobody in danger.',
      report: { done: 'Nine sessions and two days together.', results: 'A telephone that is answered every night, and a register under lock and key.', lessons: 'Begin with what people already do for each other.' },
      evaluation: { usefulness: 5, fit: 5, respect: 5, safety: 4, text: 'She knew what we were talking about before we said it.' },
      agreedNext: 'A second team on the coast road, and a look at the register every three months.',
      answers: [{ month: 3, daysAgo: sinceUmoja - 55, changed: 'The team of six is still six. Eleven cases were written down, three went to court with a lawyer.', assessmentId: ofUmoja?.id ?? null }, { month: 6, daysAgo: sinceUmoja - 150, changed: 'The second team has begun. The register is read at each meeting of the board.', assessmentId: null }],
    },
    {
      provider: providers.moringa, party: etoiles, topics: ['addressing-violence'], languages: ['fr'], asked: 340, closed: 200,
      need: 'Une équipe qui répond quand il y a des violences.', objectives: 'Un numéro, une équipe, et un registre qui ne met personne en danger.',
      report: { done: 'Huit séances et deux jours sur place.', results: 'Un numéro qui répond la nuit, six personnes formées, un registre sous clé.', lessons: 'Commencer par ce que les gens font déjà entre elles.' },
      evaluation: { usefulness: 5, fit: 4, respect: 5, safety: 5, text: 'On a parlé de nous à nous. Les horaires étaient parfois difficiles.' },
      agreedNext: 'Un point tous les trois mois, et une deuxième équipe au printemps.',
      answers: [{ month: 3, daysAgo: 105, changed: "Le numéro sonne deux fois par semaine. Avant, personne n'appelait.", assessmentId: ofEtoiles?.id ?? null }],
    },
    {
      provider: providers.rooibos, party: mwangaza, topics: ['strategic-planning'], languages: ['en'], asked: 150, closed: 40,
      need: 'A calendar of the year that all of us know.', objectives: 'Members can say what comes next, and who does it.',
      report: { done: 'Six calls.', results: 'One page on the wall.', lessons: 'Ask the night group first: they decide when anything can happen.' },
      evaluation: null,
      agreedNext: 'A look back after the first quarter.',
      answers: [],
    },
  ];
  for (const [week, one] of over.entries()) await seedOver(coordinator, one, week);
  await seedReportDue(coordinator, providers.cedar, mwangaza);
  const open = await database().engagement.findFirst({ where: { state: 'agreed', networkId: coordinator.memberships[0]?.organisationId ?? '', topics: { has: 'finance-and-budget' }, invitations: { none: { personId: providers.cedar.id } } }, select: { id: true } });
  if (open) await inviteProvider(coordinator, open.id, providers.cedar.id);
}

async function seedOver(coordinator: AskingPerson, { provider, party, topics, languages, need, objectives, asked, closed, report, evaluation, agreedNext, answers }: Over, week: number): Promise<void> {
  const now = Date.now();
  const engagementId = await seedAgreed(coordinator, { party, topics, need, objectives, languages }, new Date(now - (asked - 10) * DAY), new Date(now - (closed + 10) * DAY), asked);
  await daysAgo(asked - 5, () => makeAcceptance(coordinator, engagementId, provider));
  await seedHeld(coordinator, { provider, lead: party.lead, engagementId, begun: closed + 40 + week, objectives });
  await daysAgo(closed + 3, () => keepReport(provider, engagementId, { step: 'hand_in', ...report, halfDays: 11, version: 0 }));
  if (evaluation) await daysAgo(closed + 1, () => evaluate(party.lead, engagementId, { organisation: party.id, ...evaluation }));
  await daysAgo(closed, () => closeEngagement(coordinator, engagementId, agreedNext));
  for (const { month, daysAgo: days, changed, assessmentId } of answers) {
    const { id } = await database().followUp.findFirstOrThrow({ where: { engagementId, month }, select: { id: true } });
    await daysAgo(days, () => answerFollowUp(party.lead, id, { changed, assessmentId }));
  }
}

/** Four sessions, a week apart, that were held so many days ago. */
async function seedHeld(coordinator: AskingPerson, { provider, lead, engagementId, begun, objectives }: { provider: AskingPerson; lead: AskingPerson; engagementId: string; begun: number; objectives: string }): Promise<void> {
  const first = hourOf(begun, 6);
  const sessions = await daysAgo(begun + 1, () => makeSessions(coordinator, engagementId, [provider.id, lead.id], { at: first, count: 4, words: objectives }));
  for (const [i, id] of sessions.entries()) {
    await daysAgo(begun - i * 7 - 1, async () => {
      await settleSession(provider, id, 'hold');
      await keepAttendance(provider, id, { version: 1, headcount: 5 + i, presences: [{ personId: provider.id, presence: 'present' }, { personId: lead.id, presence: 'present' }] });
    });
  }
}

/** Work that was done by the day that was agreed, and of which nothing is handed in yet. */
async function seedReportDue(coordinator: AskingPerson, provider: AskingPerson, party: { id: string; lead: AskingPerson }): Promise<void> {
  const objectives = 'Two people can sign, and everyone knows which two.';
  const now = Date.now();
  const engagementId = await seedAgreed(coordinator, { party, topics: ['finance-and-budget'], need: 'Only one of us can sign at the bank.', objectives, languages: ['sw', 'en'] }, new Date(now - 70 * DAY), new Date(now - 9 * DAY), 80);
  await daysAgo(75, () => makeAcceptance(coordinator, engagementId, provider));
  await seedHeld(coordinator, { provider, lead: party.lead, engagementId, begun: 45, objectives });
}
