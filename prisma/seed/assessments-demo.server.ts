import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { saveTogether } from '#app/domain/assessment/answering.server.ts';
import { commitToPriorities } from '#app/domain/assessment/commitments.server.ts';
import { beginConsensus } from '#app/domain/assessment/consensus.server.ts';
import { criteriaOf } from '#app/domain/assessment/instrument.ts';
import { readNewestInstrument } from '#app/domain/assessment/instrument.server.ts';
import { shareAssessment } from '#app/domain/assessment/sharing.server.ts';
import { answerAll, makeCompletedAssessment, makeOpenAssessment } from './assessments.server.ts';
import { daysAgo, hourOf } from './past.server.ts';

/** Where the six components begin among all questions, and the question about money. */
const BEGINNINGS = [0, 10, 20, 30, 41, 53];
const FINANCE = 56;
/** How strong each is in a component, about: no two alike, and each with something to teach. */
const FIRST = [2.4, 1.2, 2.8, 1.9, 1.4, 2.1];
const REGION = [
  [2.9, 1.1, 1.8, 3.2, 1.2, 0.9],
  [1.4, 2.2, 0.8, 2.3, 1.7, 1.3],
  [3.4, 2.8, 3.1, 2.5, 2.2, 2.7],
  [1.9, 0.7, 2.4, 1.2, 2.9, 1.8],
  [2.2, 1.8, 1.3, 2.8, 0.6, 2.3],
];
/** How many days ago each of them completed it: the first after it was helped. */
const COUNTED = [110, 291, 262, 231, 201];
/** How strong the organisation finds itself that answers just now. */
const AGAIN = [3.1, 1.6, 2.2];
/** What four people answered to one question: of one mind, near each other, or far apart. */
const SPREADS = [['3', '3', '3', '3'], ['2', '3', '2', '2'], ['0', '1', '3', '4'], ['1', '1', '2', '1'], ['3', '4', '3', '3'], ['1', '2', '2', '3'], ['0', '0', '1', '0'], ['4', '2', '4', '1'], ['2', '2', '2', '2'], ['1', '3', '2', '1']] as const;

const partOf = (i: number) => BEGINNINGS.findLastIndex((first) => i >= first);

/** A level near what is usual in its component, and moved from there. */
function toLevel(usual: number, i: number, change: number): '0' | '1' | '2' | '3' | '4' {
  return String(Math.min(4, Math.max(0, Math.round(usual + (((i * 7) % 5) - 2) * 0.55) + change))) as '0';
}

/** Three assessments of one organisation: one completed long ago and one a year later to compare, and one in consensus. Returns priorities of the latest. */
export async function seedAssessments(lead: AskingPerson, members: readonly AskingPerson[], organisationId: string): Promise<string[]> {
  const note = (i: number) => (i % 4 === 0 ? { note: 'We talked about this for a long time; the market group sees it differently from the street group.', evidence: 'Notes of the meeting of all' } : {});
  const scene = { lead, organisationId, participants: [lead, ...members] };
  const levels = (change: (i: number) => number) => (i: number) => ({ choice: i % 11 === 7 ? ('dont_know' as const) : i % 13 === 5 ? ('not_applicable' as const) : toLevel(FIRST[partOf(i)] ?? 2, i, change(i)), ...note(i) });
  const first = await makeCompletedAssessment({ ...scene, answer: levels(() => 0), at: hourOf(800, 9) });
  await shareAssessment(lead, first, { sharing: 'scores', inAggregates: false });
  const latest = await makeCompletedAssessment({ ...scene, answer: levels((i) => (i === FINANCE ? -1 : i % 17 === 9 ? 2 : i % 3 === 0 ? 1 : i % 14 === 4 ? -1 : 0)), at: hourOf(419, 9) });
  await commitToPriorities(lead, latest, ['av-capacity', 'cs-safe-space', 'pm-finance']);
  await shareAssessment(lead, latest, { sharing: 'scores', inAggregates: true });
  const open = await makeOpenAssessment({ ...scene, mode: 'each_first', components: ['community-empowerment', 'addressing-violence'] });
  for (const [k, one] of [lead, ...members].entries()) await answerAll(one, open, ['community-empowerment', 'addressing-violence'], (i) => ({ choice: SPREADS[i % SPREADS.length]?.[k] ?? '2' }));
  await beginConsensus(lead, open);
  return [`${latest}/pm-finance`];
}

/** One that is being answered together, by two in turns over a week: three components of six, the last of them half. */
export async function seedAnswering(lead: AskingPerson, member: AskingPerson, organisationId: string): Promise<void> {
  const { instrument } = await readNewestInstrument();
  const id = await daysAgo(9, () => makeOpenAssessment({ lead, organisationId, participants: [lead, member], dueOn: hourOf(-21) }));
  const criteria = criteriaOf(instrument, instrument.components.map((part) => part.id));
  const note = (i: number) => (i % 5 === 0 ? { note: 'Le groupe de Thiès voit les choses autrement que celui de Dakar ; on en reparle samedi.', evidence: 'Compte rendu de la réunion des membres' } : { note: '', evidence: '' });
  const turns = [[lead, 9, 0, 10], [member, 5, 10, 20], [lead, 2, 20, 25]] as const;
  for (const [person, days, from, to] of turns) {
    await daysAgo(days, () => saveTogether(person, id, criteria.slice(from, to).map((criterion, k) => ({ criterion: criterion.id, choice: k === 7 ? 'dont_know' : toLevel(AGAIN[partOf(from + k)] ?? 2, from + k, 0), version: 0, ...note(from + k) }))));
  }
}

/** Enough organisations that let their scores count for the region's anonymous figures to show. */
export async function seedRegion(organisations: readonly { id: string; lead: AskingPerson }[]): Promise<void> {
  for (const [k, { id: organisationId, lead }] of organisations.entries()) {
    const id = await makeCompletedAssessment({ lead, organisationId, answer: (i) => ({ choice: toLevel(REGION[k]?.[partOf(i)] ?? 2, i + k, 0) }), at: hourOf(COUNTED[k] ?? 90, 9) });
    await commitToPriorities(lead, id, ['ce-membership', 'pm-finance']);
    await shareAssessment(lead, id, { sharing: k === 0 ? 'everything' : 'scores', inAggregates: true });
  }
}
