import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { openSafes } from '#app/platform/encryption.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { AssistanceForm, RequestState, Urgency } from '#app/platform/generated/enums.ts';
import { cutPage, placeToText, walk } from './board-page.ts';
import type { BoardQuery } from './request-form.ts';
import { unsealTexts } from './requests.server.ts';
import { topicAt } from './topics.ts';

/** Requests on a page of the board. */
export const BOARD_PAGE = 25;
/** What is counted beyond this is told as "more": an exact count would cost more than it tells. */
export const COUNTED_TO = 99;
/** How many organisations a search by name may mean. */
const MOST_ORGANISATIONS = 200;
const DAY = 86_400_000;
/** How much of the need the board shows, in characters. */
const EXCERPT = 140;

interface BoardRow {
  id: string;
  state: RequestState;
  urgency: Urgency;
  topics: string[];
  form: AssistanceForm;
  need: string | null;
  submittedAt: Date;
  organisationId: string;
  organisation: string;
}

/**
 * What was sent to a network: by state, urgency and age, filtered, searched by the organisation's name, cut into pages by the
 * database. Each page is found from the place where the one before it ended, so that it costs the same however many there are.
 * @throws NotFound for who does not coordinate the network
 */
export async function readBoard(person: AskingPerson, networkId: string, query: BoardQuery) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const [network, counts, referred, organisationIds] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { id: true, name: true } }),
    countStates(networkId),
    listReferred(networkId),
    query.q === '' ? null : findOrganisations(networkId, query.q),
  ]);
  const found = organisationIds?.length === 0 ? [] : await findRows(networkId, query, organisationIds);
  const { rows, hasPrevious, hasNext } = cutPage(found, BOARD_PAGE, walk(query));
  const safes = await openSafes([...rows, ...referred].map((row) => row.organisationId));
  const told = (row: BoardRow) => tell(row, safes);
  const [first, last] = [rows[0], rows.at(-1)];
  return { network, counts, referred: referred.map(told), requests: rows.map(told), previous: hasPrevious && first ? placeOf(first) : null, next: hasNext && last ? placeOf(last) : null };
}

function placeOf({ urgency, submittedAt, id }: BoardRow): string {
  return placeToText([urgency, submittedAt.toISOString(), id]);
}

function tell({ need, submittedAt, organisationId, ...row }: BoardRow, safes: Awaited<ReturnType<typeof openSafes>>) {
  const safe = safes.get(organisationId);
  // What was withdrawn is the organisation's own again.
  const text = safe && row.state !== 'withdrawn' ? unsealTexts(safe, { id: row.id, need, difference: null, takingPart: null, urgencyReason: null, declineReason: null }).need : '';
  const line = text.replace(/\s+/g, ' ');
  const days = Math.max(0, Math.floor((now().getTime() - submittedAt.getTime()) / DAY));
  return { ...row, submittedAt: submittedAt.toISOString(), days, excerpt: line.length > EXCERPT ? `${line.slice(0, EXCERPT).trimEnd()}…` : line };
}

const COLUMNS = Prisma.sql`r.id::text, r.state::text, r.urgency::text, r.topics, r.form::text, r.need, r.submitted_at as "submittedAt", r.organisation_id::text as "organisationId", o.name as organisation`;
/** What is still to be decided. A condition on `r`. */
export const OPEN = Prisma.sql`r.state in ('submitted', 'clarifying', 'referred')`;
/** What a closed organisation asked, and nobody decided, rests with it. A condition on `r` and its organisation `o`. */
export const SHOWN = Prisma.sql`(o.closed_at is null or not ${OPEN})`;

function findRows(networkId: string, query: BoardQuery, organisationIds: readonly string[] | null): Promise<BoardRow[]> {
  return readRows<BoardRow>(boardStatement(networkId, query, organisationIds));
}

/** The statement that finds a page: it walks one index in the order of the board, and stops after a page. */
export function boardStatement(networkId: string, query: BoardQuery, organisationIds: readonly string[] | null): Prisma.Sql {
  const { from, down } = walk(query);
  const topic = topicAt(query.topic);
  const conditions = [
    Prisma.sql`r.network_id = ${networkId}::uuid`,
    Prisma.sql`r.submitted_at is not null`,
    SHOWN,
    ...(query.state === 'open' ? [OPEN] : query.state === 'all' ? [] : [Prisma.sql`r.state = ${query.state}::request_state`]),
    ...(query.urgency ? [Prisma.sql`r.urgency = ${query.urgency}::urgency`] : []),
    ...(topic ? [Prisma.sql`r.topics @> array[${topic}]`] : []),
    ...(organisationIds ? [Prisma.sql`r.organisation_id = any(${organisationIds}::uuid[])`] : []),
  ];
  // Written out, so that the database walks an index in its order: the most pressing first, then the oldest.
  const order = query.by === 'urgency' ? (down ? Prisma.sql`r.urgency desc, r.submitted_at desc, r.id desc` : Prisma.sql`r.urgency, r.submitted_at, r.id`) : down ? Prisma.sql`r.submitted_at desc, r.id desc` : Prisma.sql`r.submitted_at, r.id`;
  if (from) {
    const [urgency, at, id] = from;
    const place = query.by === 'urgency' ? Prisma.sql`(r.urgency, r.submitted_at, r.id)` : Prisma.sql`(r.submitted_at, r.id)`;
    const given = query.by === 'urgency' ? Prisma.sql`(${urgency}::urgency, ${at}::timestamptz, ${id}::uuid)` : Prisma.sql`(${at}::timestamptz, ${id}::uuid)`;
    conditions.push(down ? Prisma.sql`${place} < ${given}` : Prisma.sql`${place} > ${given}`);
  }
  return Prisma.sql`select ${COLUMNS} from assistance_request r join organisation o on o.id = r.organisation_id where ${Prisma.join(conditions, ' and ')} order by ${order} limit ${BOARD_PAGE + 1}`;
}

/** Organisations whose name has the words, as far as this network handles anything of theirs. */
async function findOrganisations(networkId: string, q: string): Promise<string[]> {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 5);
  const rows = await database().organisation.findMany({
    where: { AND: words.map((word) => ({ OR: [{ name: { contains: word, mode: 'insensitive' as const } }, { acronym: { contains: word, mode: 'insensitive' as const } }] })), assistanceAsked: { some: { networkId, submittedAt: { not: null } } } },
    orderBy: { name: 'asc' },
    select: { id: true },
    take: MOST_ORGANISATIONS,
  });
  return rows.map(({ id }) => id);
}

async function listReferred(networkId: string): Promise<BoardRow[]> {
  return readRows<BoardRow>(Prisma.sql`select ${COLUMNS} from referral f join assistance_request r on r.id = f.request_id join organisation o on o.id = r.organisation_id where f.to_network_id = ${networkId}::uuid and f.state = 'waiting' and r.state = 'referred' and o.closed_at is null order by f.referred_at limit 50`);
}

/**
 * How many there are in each state, counted as far as it matters: by an index alone, as there are very many; what rests with closed
 * organisations is little, and taken off.
 */
async function countStates(networkId: string): Promise<Partial<Record<RequestState, number>>> {
  const most = COUNTED_TO + 1;
  const rows = await readRows<{ state: RequestState; count: number }>(Prisma.sql`
    with resting as (
      select r.state, count(*)::int as n from organisation o join assistance_request r on r.organisation_id = o.id
       where o.closed_at is not null and r.network_id = ${networkId}::uuid and r.submitted_at is not null and ${OPEN} group by r.state)
    select s.state::text, (select count(*)::int from (select 1 from assistance_request r where r.network_id = ${networkId}::uuid and r.state = s.state and r.submitted_at is not null limit ${most}::int + coalesce(resting.n, 0)) counted) - coalesce(resting.n, 0) as count
      from unnest(enum_range(null::request_state)) as s (state) left join resting on resting.state = s.state`);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
