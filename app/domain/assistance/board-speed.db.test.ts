import { beforeAll, expect, it } from 'vitest';
import { database } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { makeOrganisation, NETWORKS } from '#prisma/seed/factories.server.ts';
import { boardStatement } from './board.server.ts';
import { boardSchema, type BoardQuery } from './request-form.ts';

const SEALED = `v1.0199b000-0000.${'n'.repeat(16)}.${'t'.repeat(300)}`;
const SIZES = [1_000, 20_000];

/** Requests over all states, urgencies and topics, of a hundredth as many organisations. */
async function fillTo(size: number): Promise<void> {
  await database().$executeRaw`
    insert into organisation (id, kind, name, region_id, country, network_id)
    select uuidv7(), 'national', 'Place ' || n, 'africa', 'KE', ${NETWORKS.ASWA}::uuid from generate_series((select count(*)::int from organisation), ${Math.ceil(size / 100)}::int) n`;
  for (let to = await database().assistanceRequest.count(); to < size;) {
    to = Math.min(to + 15_000, size);
    await database().$executeRaw`
    with place as materialized (select id, row_number() over (order by id) - 1 as at from organisation where kind = 'national')
    insert into assistance_request (id, organisation_id, network_id, state, topics, form, languages, urgency, need, difference, taking_part, urgency_reason, decline_reason, submitted_at, decided_at, ended_at)
    select uuidv7(), place.id, ${NETWORKS.ASWA}::uuid, s.state, array[(array['governance', 'membership', 'alliances', 'strategic-planning'])[1 + n % 4]], 'remote', '{en}',
           (array['urgent', 'soon', 'can_wait']::urgency[])[1 + n % 3], ${SEALED}, ${SEALED}, ${SEALED}, ${SEALED}, case when s.state = 'declined' then ${SEALED} end,
           now() - n * interval '7 minutes', case when s.state in ('accepted', 'declined', 'completed') then now() end, case when s.state in ('completed', 'withdrawn') then now() end
      from generate_series((select count(*)::int from assistance_request) + 1, ${to}::int) n
      cross join lateral (select (array['submitted', 'clarifying', 'accepted', 'completed', 'completed', 'completed', 'declined', 'withdrawn']::request_state[])[1 + n % 8] as state) s
      join place on place.at = n % (select count(*) from place)`;
  }
  await database().$executeRaw`vacuum analyze assistance_request, organisation`;
}

const QUERIES: [string, Partial<BoardQuery>][] = [
  ['to decide, by urgency', {}],
  ['to decide, the newest first', { by: 'newest' }],
  ['of one state, by urgency', { state: 'completed' }],
  ['all, the oldest first', { state: 'all', by: 'oldest' }],
  ['of one urgency', { urgency: 'soon' }],
  ['of one topic', { state: 'all', topic: '10' }],
];

/** Pages of the database that the statement touches: what it costs, whatever else the machine does. */
async function pagesTouched(query: BoardQuery): Promise<number> {
  const explained = Prisma.sql`explain (analyze, buffers, format json) ${boardStatement(NETWORKS.ASWA, query, null)}`;
  const [row] = await database().$queryRaw<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }] }[]>(explained);
  const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = row!['QUERY PLAN'][0].Plan;
  return hit + read;
}

const touched = new Map<string, number[]>();

beforeAll(async () => {
  await makeOrganisation();
  for (const size of SIZES) {
    await fillTo(size);
    for (const [name, query] of QUERIES) touched.set(name, [...(touched.get(name) ?? []), await pagesTouched({ ...boardSchema.parse({}), ...query })]);
  }
}, 300_000);

/** What 26 rows cost at the most, each with its place in the index, its own page and its organisation. */
const PAGE_COSTS = 26 * 8;

it.each(QUERIES)('the board %s costs a page, however many requests there are', (name) => {
  expect(Math.max(...(touched.get(name) ?? [Infinity]))).toBeLessThanOrEqual(PAGE_COSTS);
});
