import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { PAGE_SIZE, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { PairingState } from '#app/platform/generated/enums.ts';
import { acts } from './acting.server.ts';
import { lightOf, type MonthlyAnswers } from './lights.ts';
import { isOverdue } from './rhythm.ts';
import type { WatchQuery } from './lists.ts';

/** Of what was raised, those that have waited longest; all of them are a page of their own. */
const RAISED_FIRST = 10;

interface PairingRow {
  id: string;
  state: PairingState;
  since: Date;
  mentee: string;
  mentor: string | null;
  weeks: number | null;
  held: number;
  lastMet: Date | null;
  /** What became of the last two, the latest first: one that was missed stays so, also once it is planned anew or cancelled. */
  latest: ('held' | 'missed')[];
  answers: MonthlyAnswers[];
}

interface Sums {
  name: string;
  waiting: number;
  roundId: string | null;
  /** Those who have a place free. */
  mentors: number;
  placesFree: number;
  counts: Partial<Record<PairingState, number>> | null;
  raised: number;
}

/**
 * A network's pairings as its coordinators see them: states, rhythm and lights, and no text; what was raised and that nobody has seen
 * to stands apart. Whoever is one of the two themselves does not find it here, nor in any count. @throws NotFound for who does not coordinate the network
 */
export async function readWatch(person: AskingPerson, networkId: string, query: WatchQuery) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const [[sums], raised, rows] = await Promise.all([readSums(person.id, networkId, query.q), listRaised(person.id, networkId), listPairings(person.id, networkId, query)]);
  if (!sums) throw new NotFound();
  const counts = { ...sums.counts, raised: sums.raised };
  const all = Object.values(sums.counts ?? {}).reduce((sum, one) => sum + one, 0);
  return {
    network: { id: networkId, name: sums.name },
    waiting: sums.waiting,
    mentors: sums.mentors,
    placesFree: sums.placesFree,
    roundId: sums.roundId,
    all,
    counts,
    raised: raised.map(({ raisedAt, ...one }) => ({ ...one, raisedAt: raisedAt.toISOString() })),
    pages: pagesOf(query.state === '' ? all : (counts[query.state] ?? 0)),
    pairings: rows.map(({ since, lastMet, latest, answers, ...row }) => ({
      ...row,
      since: since.toISOString(),
      lastMet: lastMet?.toISOString() ?? null,
      overdue: row.state === 'active' && isOverdue(row.weeks, lastMet ?? since, now()),
      light: lightOf(answers, [...latest].reverse()).light,
    })),
  };
}

/** The same that the policy says of `watch`: of the two, the reader is neither. */
const notOf = (readerId: string) => Prisma.sql`p.mentee_id <> ${readerId}::uuid and p.mentor_id is distinct from ${readerId}::uuid`;
const ofNetwork = (readerId: string, networkId: string) => Prisma.sql`(p.mentor_network_id = ${networkId}::uuid or p.mentee_network_id = ${networkId}::uuid) and ${notOf(readerId)}`;
/** Those of whose two the words that are searched for name one: each word either of them. */
const named = (q: string) => Prisma.join([Prisma.empty, ...searchFor(q).map(({ searchText: { contains } }) => Prisma.sql`exists (select 1 from person h where h.id in (p.mentee_id, p.mentor_id) and h.search_text like ${`%${contains}%`})`)], ' and ');
const IS_RAISED = Prisma.sql`p.raised_at is not null and p.seen_to_at is null`;
/** Those of a network in two parts that have nothing in common, each of which has an index in the order of the list. */
const PARTS = [
  (networkId: string) => Prisma.sql`p.mentor_network_id = ${networkId}::uuid`,
  (networkId: string) => Prisma.sql`p.mentee_network_id = ${networkId}::uuid and p.mentor_network_id <> p.mentee_network_id`,
];
/** One by one: a page names few of all the people. */
const NAMES = Prisma.sql`(select pseudonym from person where id = p.mentee_id) as mentee, (select pseudonym from person where id = p.mentor_id) as mentor`;

/** The same that a round asks of whoever waits in it: an emerging leader now, in what is open, who is not suspended. */
const canGrow = (who: Prisma.Sql, within?: Prisma.Sql) => Prisma.sql`(${acts(who, 'emerging_leader', within)} and ${who} not in (select id from person where suspended_at is not null))`;

/** Who waits, which round goes on, how many pairings there are by state, and where places are free: a mentor of a network belongs to it or to one of its organisations. */
function readSums(readerId: string, networkId: string, q: string): Promise<Sums[]> {
  return readRows<Sums>(Prisma.sql`
    select n.name,
           (select count(*)::int from nomination w where w.network_id = n.id and w.state = 'confirmed' and ${canGrow(Prisma.sql`w.person_id`, Prisma.sql`and o.network_id = w.network_id`)}) as waiting,
           (select r.id::text from matching_round r join round_network o on o.round_id = r.id where o.network_id = n.id and r.state <> 'closed' order by r.opened_at desc limit 1) as "roundId",
           places.mentors, places.free as "placesFree",
           (select json_object_agg(state, count) from (select p.state, count(*) from pairing p where ${ofNetwork(readerId, networkId)} ${named(q)} group by p.state) s) as counts,
           (select count(*)::int from pairing p where ${ofNetwork(readerId, networkId)} ${named(q)} and ${IS_RAISED}) as raised
      from organisation n,
           lateral (select count(*) filter (where f.places > coalesce(g.open, 0) + coalesce(a.asked, 0))::int as mentors, coalesce(sum(greatest(0, f.places - coalesce(g.open, 0) - coalesce(a.asked, 0))), 0)::int as free
                      from mentor_profile f
                      left join (select mentor_id, count(*) as open from pairing where state <> 'closed' group by mentor_id) g on g.mentor_id = f.person_id
                      left join (select mentor_id, count(*) as asked from proposal r where r.state = 'waiting' and ${canGrow(Prisma.sql`r.mentee_id`)} group by mentor_id) a on a.mentor_id = f.person_id
                     where f.open and f.version > 0 and f.person_id not in (select id from person where suspended_at is not null)
                       and f.person_id in (select m.person_id from membership m join organisation o on o.id = m.organisation_id where m.role = 'mentor' and m.ended_at is null and o.closed_at is null and (o.id = ${networkId}::uuid or o.network_id = ${networkId}::uuid))) places
     where n.id = ${networkId}::uuid`);
}

function listRaised(readerId: string, networkId: string): Promise<{ id: string; raisedAt: Date; mentee: string; mentor: string | null }[]> {
  return readRows(Prisma.sql`
    select p.id::text, p.raised_at as "raisedAt", ${NAMES}
      from (select * from pairing p where ${ofNetwork(readerId, networkId)} and ${IS_RAISED} order by p.raised_at limit ${RAISED_FIRST}) p
     order by p.raised_at`);
}

/** A page of pairings: those that go on first, the latest of them first (or last, where it is asked for); what was raised, what has waited longest first. */
function listPairings(readerId: string, networkId: string, { q, state, page, order: asked }: WatchQuery): Promise<PairingRow[]> {
  const ofState = state === '' ? Prisma.empty : state === 'raised' ? Prisma.sql`and ${IS_RAISED}` : Prisma.sql`and p.state = ${state}::pairing_state`;
  const since = asked === 'since' ? Prisma.sql`p.accepted_at, p.id` : state === 'raised' ? Prisma.sql`p.raised_at, p.id` : Prisma.sql`p.accepted_at desc, p.id`;
  const order = state === '' ? Prisma.sql`(p.state = 'closed'), ${since}` : since;
  const told = Prisma.sql`p.id, p.state, p.accepted_at, p.raised_at, p.mentee_id, p.mentor_id`;
  const parts = PARTS.map((of) => Prisma.sql`(select ${told} from pairing p where ${of(networkId)} and ${notOf(readerId)} ${ofState} ${named(q)} order by ${order} limit ${page * PAGE_SIZE})`);
  return readRows<PairingRow>(Prisma.sql`
    with page as materialized (select p.* from (${Prisma.join(parts, ' union all ')}) p order by ${order} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE})
    select p.id::text, p.state::text, p.accepted_at as since, ${NAMES}, a.rhythm_weeks::int as weeks, met.held, met.last as "lastMet", met.latest, coalesce(c.answers, '[]') as answers
      from page p
      left join pairing_agreement a on a.pairing_id = p.id and a.state = 'signed'
      left join lateral (select count(*) filter (where g.was = 'held')::int as held, max(g.at) filter (where g.was = 'held') as last, coalesce((array_agg(g.was order by g.at desc, g.id desc))[1:2], '{}') as latest
                           from (select g.id, b.starts_at as at, 'held' as was from meeting g join booking b on b.id = g.booking_id where g.pairing_id = p.id and g.state = 'held'
                                 union all select g.id, m.starts_at, 'missed' from meeting g join meeting_miss m on m.meeting_id = g.id where g.pairing_id = p.id) g) met on true
      left join (select pairing_id, json_agg(json_build_object('useful', useful, 'safe', safe, 'needs', needs)) as answers
                   from (select distinct on (c.pairing_id, c.person_id) c.pairing_id, c.useful, c.safe, c.needs from page p join check_in c on c.pairing_id = p.id order by c.pairing_id, c.person_id, c.month desc) latest
                  group by pairing_id) c on c.pairing_id = p.id
     order by ${order}`);
}
