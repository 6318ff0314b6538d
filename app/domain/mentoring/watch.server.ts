import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { PairingState } from '#app/platform/generated/enums.ts';
import { mentoringAbilities } from './policy.ts';
import { mentorsIn } from './round-people.server.ts';
import { lightOf, isOverdue, type Light } from './rhythm.ts';
import type { WatchQuery } from './watch-form.ts';

/** Pairings on a page. */
const PAGE_SIZE = 25;

interface PairingRow {
  id: string;
  state: PairingState;
  since: Date;
  mentee: string;
  mentor: string | null;
  weeks: number | null;
  held: number;
  lastMet: Date | null;
  menteeSafe: string | null;
  menteeUseful: string | null;
  menteeNeeds: boolean | null;
  mentorSafe: string | null;
  mentorUseful: string | null;
  mentorNeeds: boolean | null;
}

/**
 * A network's pairings as its coordinators see them: states, rhythm and lights, and no text. Those that wait for someone to see to
 * them come first. @throws NotFound for who does not coordinate the network
 */
export async function readWatch(person: AskingPerson, networkId: string, { state, page }: WatchQuery) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const ofState = state === '' ? Prisma.empty : Prisma.sql`and p.state = ${state}::pairing_state`;
  const [network, counts, places, waiting, round, raised, rows] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { id: true, name: true } }),
    database().$queryRaw<{ state: PairingState; count: number }[]>`select state::text, count(*)::int as count from pairing where mentor_network_id = ${networkId}::uuid or mentee_network_id = ${networkId}::uuid group by state`,
    countPlaces(networkId),
    database().nomination.count({ where: { networkId, state: 'confirmed' } }),
    database().matchingRound.findFirst({ where: { state: { not: 'closed' }, networks: { some: { networkId } } }, select: { id: true } }),
    database().$queryRaw<{ id: string; raisedAt: Date; mentee: string; mentor: string | null }[]>`
      select p.id::text, p.raised_at as "raisedAt", e.pseudonym as mentee, m.pseudonym as mentor
        from pairing p join person e on e.id = p.mentee_id left join person m on m.id = p.mentor_id
       where (p.mentor_network_id = ${networkId}::uuid or p.mentee_network_id = ${networkId}::uuid) and p.raised_at is not null and (p.seen_to_at is null or p.seen_to_at < p.raised_at)
       order by p.raised_at limit ${PAGE_SIZE}`,
    database().$queryRaw<PairingRow[]>`
      with page as (
        select id, state, accepted_at, mentee_id, mentor_id from pairing p
         where (mentor_network_id = ${networkId}::uuid or mentee_network_id = ${networkId}::uuid) ${ofState}
         order by (state = 'closed'), accepted_at desc, id limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE})
      select p.id::text, p.state::text, p.accepted_at as since, e.pseudonym as mentee, m.pseudonym as mentor, a.rhythm_weeks::int as weeks, g.held, g.last as "lastMet",
             ce.safe::text as "menteeSafe", ce.useful::text as "menteeUseful", ce.needs as "menteeNeeds", cm.safe::text as "mentorSafe", cm.useful::text as "mentorUseful", cm.needs as "mentorNeeds"
        from page p join person e on e.id = p.mentee_id left join person m on m.id = p.mentor_id
        left join pairing_agreement a on a.pairing_id = p.id and a.state = 'signed'
        left join lateral (select count(*)::int as held, max(b.starts_at) as last from meeting g join booking b on b.id = g.booking_id where g.pairing_id = p.id and g.state = 'held') g on true
        left join lateral (select safe, useful, needs from check_in where pairing_id = p.id and person_id = p.mentee_id order by month desc limit 1) ce on true
        left join lateral (select safe, useful, needs from check_in where pairing_id = p.id and person_id = p.mentor_id order by month desc limit 1) cm on true
       order by (p.state = 'closed'), p.accepted_at desc, p.id`,
  ]);
  const total = counts.reduce((sum, { state: one, count }) => sum + (state === '' || one === state ? count : 0), 0);
  return {
    network,
    counts: Object.fromEntries(counts.map((one) => [one.state, one.count])) as Partial<Record<PairingState, number>>,
    ...places,
    waiting,
    roundId: round?.id ?? null,
    raised: raised.map(({ raisedAt, ...one }) => ({ ...one, raisedAt: raisedAt.toISOString() })),
    pages: Math.ceil(total / PAGE_SIZE),
    pairings: rows.map(tell),
  };
}

function tell({ id, state, since, mentee, mentor, weeks, held, lastMet, ...answers }: PairingRow) {
  const light = (safe: string | null, useful: string | null, needs: boolean | null): Light | null => (safe === null ? null : lightOf({ safe, useful: useful ?? 'yes', needs: needs ?? false }));
  return {
    id,
    state,
    since: since.toISOString(),
    mentee,
    mentor,
    weeks,
    held,
    lastMet: lastMet?.toISOString() ?? null,
    overdue: state === 'active' && isOverdue(weeks, lastMet ?? since, now()),
    lights: { mentee: light(answers.menteeSafe, answers.menteeUseful, answers.menteeNeeds), mentor: light(answers.mentorSafe, answers.mentorUseful, answers.mentorNeeds) },
  };
}

/** Mentors of a network who can be paired, and their places that are free. */
async function countPlaces(networkId: string): Promise<{ mentors: number; placesFree: number }> {
  const mentors = await database().person.findMany({ where: mentorsIn([networkId]), relationLoadStrategy: 'join', select: { mentorProfile: { select: { places: true } }, _count: { select: { pairingsAsMentor: { where: { state: { not: 'closed' } } }, proposedAsMentor: { where: { state: 'waiting' } } } } } });
  return { mentors: mentors.length, placesFree: mentors.reduce((sum, { mentorProfile, _count }) => sum + Math.max(0, (mentorProfile?.places ?? 0) - _count.pairingsAsMentor - _count.proposedAsMentor), 0) };
}

/** Notes that a coordinator sees to what was raised. @throws NotFound */
export async function seeTo(person: AskingPerson, pairingId: string): Promise<string> {
  const pairing = await database().pairing.findFirst({ where: { AND: [{ id: pairingId, raisedAt: { not: null } }, within(mentoringAbilities(person), 'watch', 'Pairing')] }, select: { mentorNetworkId: true, menteeNetworkId: true } });
  if (!pairing) throw new NotFound();
  await inTransaction(async (tx) => {
    await tx.pairing.update({ where: { id: pairingId }, data: { seenToAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.seenTo', subjectType: 'pairing', subjectId: pairingId });
  });
  return actsAs(person, 'coordinator', pairing.menteeNetworkId) ? pairing.menteeNetworkId : pairing.mentorNetworkId;
}
