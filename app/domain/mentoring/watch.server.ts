import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { PairingState } from '#app/platform/generated/enums.ts';
import { lightOf, type MonthlyAnswers } from './lights.ts';
import { isOverdue } from './rhythm.ts';
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
  /** The last two that were held or missed, the latest first. */
  latest: ('held' | 'missed')[];
  answers: MonthlyAnswers[];
}

interface Sums {
  name: string;
  waiting: number;
  roundId: string | null;
  mentors: number;
  placesFree: number;
}

/**
 * A network's pairings as its coordinators see them: states, rhythm and lights, and no text; what was raised and that nobody has seen
 * to stands apart. @throws NotFound for who does not coordinate the network
 */
export async function readWatch(person: AskingPerson, networkId: string, { state, page }: WatchQuery) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const [[sums], counts, raised, rows] = await Promise.all([readSums(networkId), countStates(networkId), listRaised(networkId), listPairings(networkId, state, page)]);
  if (!sums) throw new NotFound();
  const total = counts.reduce((sum, one) => sum + (state === '' || one.state === state ? one.count : 0), 0);
  return {
    network: { id: networkId, name: sums.name },
    waiting: sums.waiting,
    mentors: sums.mentors,
    placesFree: sums.placesFree,
    roundId: sums.roundId,
    counts: Object.fromEntries(counts.map((one) => [one.state, one.count])) as Partial<Record<PairingState, number>>,
    raised: raised.map(({ raisedAt, ...one }) => ({ ...one, raisedAt: raisedAt.toISOString() })),
    pages: Math.ceil(total / PAGE_SIZE),
    pairings: rows.map(({ since, lastMet, latest, answers, ...row }) => ({
      ...row,
      since: since.toISOString(),
      lastMet: lastMet?.toISOString() ?? null,
      overdue: row.state === 'active' && isOverdue(row.weeks, lastMet ?? since, now()),
      light: lightOf(answers, [...latest].reverse()).light,
    })),
  };
}

/** Who waits, which round goes on, and where places are free: a mentor of a network belongs to it or to one of its organisations. */
function readSums(networkId: string): Promise<Sums[]> {
  return readRows<Sums>(Prisma.sql`
    select n.name,
           (select count(*)::int from nomination where network_id = n.id and state = 'confirmed') as waiting,
           (select r.id::text from matching_round r join round_network o on o.round_id = r.id where o.network_id = n.id and r.state <> 'closed' order by r.opened_at desc limit 1) as "roundId",
           places.mentors, places.free as "placesFree"
      from organisation n,
           lateral (select count(*)::int as mentors, coalesce(sum(greatest(0, f.places - coalesce(g.open, 0) - coalesce(a.asked, 0))), 0)::int as free
                      from mentor_profile f join person who on who.id = f.person_id
                      left join (select mentor_id, count(*) as open from pairing where state <> 'closed' group by mentor_id) g on g.mentor_id = f.person_id
                      left join (select mentor_id, count(*) as asked from proposal where state = 'waiting' group by mentor_id) a on a.mentor_id = f.person_id
                     where f.open and f.version > 0 and who.suspended_at is null
                       and f.person_id in (select m.person_id from membership m join organisation o on o.id = m.organisation_id where m.role = 'mentor' and m.ended_at is null and o.closed_at is null and (o.id = ${networkId}::uuid or o.network_id = ${networkId}::uuid))) places
     where n.id = ${networkId}::uuid`);
}

const ofNetwork = (networkId: string) => Prisma.sql`(p.mentor_network_id = ${networkId}::uuid or p.mentee_network_id = ${networkId}::uuid)`;

function countStates(networkId: string): Promise<{ state: PairingState; count: number }[]> {
  return readRows(Prisma.sql`select p.state::text, count(*)::int as count from pairing p where ${ofNetwork(networkId)} group by p.state`);
}

function listRaised(networkId: string): Promise<{ id: string; raisedAt: Date; mentee: string; mentor: string | null }[]> {
  return readRows(Prisma.sql`
    select p.id::text, p.raised_at as "raisedAt", e.pseudonym as mentee, m.pseudonym as mentor
      from pairing p join person e on e.id = p.mentee_id left join person m on m.id = p.mentor_id
     where ${ofNetwork(networkId)} and p.raised_at is not null and p.seen_to_at is null
     order by p.raised_at limit ${PAGE_SIZE}`);
}

/** A page of pairings: those that go on first, the latest of them first. */
function listPairings(networkId: string, state: string, page: number): Promise<PairingRow[]> {
  const ofState = state === '' ? Prisma.empty : Prisma.sql`and p.state = ${state}::pairing_state`;
  return readRows<PairingRow>(Prisma.sql`
    with page as (select p.* from pairing p where ${ofNetwork(networkId)} ${ofState} order by (p.state = 'closed'), p.accepted_at desc, p.id limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE})
    select p.id::text, p.state::text, p.accepted_at as since, e.pseudonym as mentee, m.pseudonym as mentor, a.rhythm_weeks::int as weeks, met.held, met.last as "lastMet", met.latest, coalesce(c.answers, '[]') as answers
      from page p join person e on e.id = p.mentee_id left join person m on m.id = p.mentor_id
      left join pairing_agreement a on a.pairing_id = p.id and a.state = 'signed'
      left join lateral (select count(*) filter (where g.state = 'held')::int as held, max(b.starts_at) filter (where g.state = 'held') as last, coalesce((array_agg(g.state::text order by b.starts_at desc, g.id desc))[1:2], '{}') as latest
                           from meeting g join booking b on b.id = g.booking_id where g.pairing_id = p.id and g.state in ('held', 'missed')) met on true
      left join lateral (select json_agg(json_build_object('useful', l.useful, 'safe', l.safe, 'needs', l.needs)) as answers
                           from (select distinct on (person_id) useful, safe, needs from check_in where pairing_id = p.id order by person_id, month desc) l) c on true
     order by (p.state = 'closed'), p.accepted_at desc, p.id`);
}
