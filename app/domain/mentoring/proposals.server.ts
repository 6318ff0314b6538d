import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { ProposalState } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { scorePair } from './matching.ts';
import { mayMove, PROPOSAL_MOVES } from './model.ts';
import { mentoringAbilities } from './policy.ts';
import { loadTwo } from './round-people.server.ts';

/** After how many proposals declined in one round coordinators are asked to talk with someone. */
const ASK_TO_TALK = 2;

/** What came of an answer: the other is waited for, the two are paired, it is declined, or it could no longer be. */
export type Outcome = { came: 'waiting' | 'declined' | 'lapsed' } | { came: 'paired'; pairingId: string };

interface HeldProposal {
  id: string;
  roundId: string;
  mentorId: string;
  menteeId: string;
  state: ProposalState;
  mentorAccepted: boolean;
  menteeAccepted: boolean;
}

/**
 * Answers a proposal. No reason is asked for. With the second yes the two are paired, if the place is still free and the mentee
 * still waits; else the proposal lapses, and both are told. Answers that come at once wait for each other.
 * @throws NotFound, and Refusal once it is decided
 */
export async function answerProposal(person: AskingPerson, id: string, answer: 'accept' | 'decline'): Promise<Outcome> {
  const found = await database().proposal.findFirst({ where: { AND: [{ id }, within(mentoringAbilities(person), 'answer', 'Proposal')] }, select: { mentorId: true } });
  if (!found) throw new NotFound();
  const side = found.mentorId === person.id ? 'mentor' : 'mentee';
  return inTransaction(async (tx) => {
    const proposal = await hold(tx, id);
    if (!mayMove(PROPOSAL_MOVES, answer, proposal.state)) throw new Refusal(proposal.state === 'accepted' ? 'mentoring.refusals.proposalAccepted' : 'mentoring.refusals.proposalOver');
    if (answer === 'decline') return decline(tx, person, proposal, side);
    await tx.proposal.update({ where: { id }, data: side === 'mentor' ? { mentorAcceptedAt: now() } : { menteeAcceptedAt: now() }, select: { id: true } });
    if (!(side === 'mentor' ? proposal.menteeAccepted : proposal.mentorAccepted)) return { came: 'waiting' };
    return (await canBegin(tx, proposal)) ? begin(tx, person, proposal) : lapse(tx, person, proposal);
  });
}

async function hold(tx: Transaction, id: string): Promise<HeldProposal> {
  const [row] = await tx.$queryRaw<HeldProposal[]>`
    select id::text, round_id::text as "roundId", mentor_id::text as "mentorId", mentee_id::text as "menteeId", state::text, mentor_accepted_at is not null as "mentorAccepted", mentee_accepted_at is not null as "menteeAccepted"
      from proposal where id = ${id}::uuid for update`;
  if (!row) throw new NotFound();
  return row;
}

async function decline(tx: Transaction, person: AskingPerson, { id, roundId }: HeldProposal, side: 'mentor' | 'mentee'): Promise<Outcome> {
  const at = now();
  // A yes of one's own that one takes back is none.
  const data = side === 'mentor' ? { mentorDeclinedAt: at, mentorAcceptedAt: null } : { menteeDeclinedAt: at, menteeAcceptedAt: null };
  await tx.proposal.update({ where: { id }, data: { ...data, state: 'declined', settledAt: at }, select: { id: true } });
  await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'proposal.declined', subjectType: 'proposal', subjectId: id });
  await askToTalk(tx, person, roundId);
  return { came: 'declined' };
}

/** Asks the coordinators to talk with whoever has declined twice in a round, once. */
async function askToTalk(tx: Transaction, person: AskingPerson, roundId: string): Promise<void> {
  // One after the other: of two that somebody declines at once, the later counts the earlier too.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`declined:${roundId}:${person.id}`}, 0))`;
  const declined = await tx.proposal.count({ where: { roundId, OR: [{ mentorId: person.id, mentorDeclinedAt: { not: null } }, { menteeId: person.id, menteeDeclinedAt: { not: null } }] } });
  if (declined < ASK_TO_TALK) return;
  const told = await tx.activity.count({ where: { kind: 'round.declinedTwice', subjectType: 'round', subjectId: roundId, actorId: person.id } });
  if (told === 0) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'round.declinedTwice', subjectType: 'round', subjectId: roundId });
}

/**
 * Whether the mentor has a place still and mentors still, the mentee waits still, and neither has written down since they were asked
 * that they must not be put together. The mentor's profile is held, so that two who begin at once do not both take the last place;
 * the mentee's too, so that who is named in either is named before or after.
 */
async function canBegin(tx: Transaction, proposal: HeldProposal): Promise<boolean> {
  const { mentorId, menteeId } = proposal;
  const [mentor] = await tx.$queryRaw<{ places: number }[]>`select places from mentor_profile where person_id = ${mentorId}::uuid for update`;
  const [nomination] = await tx.$queryRaw<{ id: string }[]>`select id::text from nomination where person_id = ${menteeId}::uuid and state = 'confirmed' for update`;
  await tx.$queryRaw`select 1 from mentee_profile where person_id = ${menteeId}::uuid for update`;
  const [taken, paired, two] = await Promise.all([
    tx.pairing.count({ where: { mentorId, state: { not: 'closed' } } }),
    tx.pairing.count({ where: { menteeId, state: { not: 'closed' } } }),
    loadTwo(tx, proposal),
  ]);
  if (nomination === undefined || taken >= (mentor?.places ?? 0) || paired > 0 || !two.mentee || !two.mentor) return false;
  return !scorePair(two.mentee, two.mentor).ruledOut.includes('private');
}

async function begin(tx: Transaction, person: AskingPerson, { id, roundId, mentorId, menteeId }: HeldProposal): Promise<Outcome> {
  const networks = (await tx.roundNetwork.findMany({ where: { roundId, joinedAt: { not: null } }, select: { networkId: true }, orderBy: { invitedAt: 'asc' } })).map(({ networkId }) => networkId);
  const [nomination, homes] = [await tx.nomination.findFirstOrThrow({ where: { personId: menteeId, state: 'confirmed' } }), await tx.membership.findMany({ where: { personId: mentorId, role: 'mentor', endedAt: null }, select: { organisation: { select: { id: true, networkId: true } } } })];
  const mentorNetworkId = networks.find((network) => homes.some(({ organisation }) => (organisation.networkId ?? organisation.id) === network)) ?? nomination.networkId;
  await tx.proposal.update({ where: { id }, data: { state: 'accepted', settledAt: now() }, select: { id: true } });
  await tx.nomination.update({ where: { id: nomination.id }, data: { state: 'placed' }, select: { id: true } });
  const pairingId = newId();
  await tx.pairing.create({ data: { id: pairingId, proposalId: id, mentorId, menteeId, mentorNetworkId, menteeNetworkId: nomination.networkId, acceptedAt: now() }, select: { id: true } });
  await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.begun', subjectType: 'pairing', subjectId: pairingId });
  return { came: 'paired', pairingId };
}

async function lapse(tx: Transaction, person: AskingPerson, { id }: HeldProposal): Promise<Outcome> {
  await tx.proposal.update({ where: { id }, data: { state: 'lapsed', settledAt: now() }, select: { id: true } });
  await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'proposal.lapsed', subjectType: 'proposal', subjectId: id });
  return { came: 'lapsed' };
}
