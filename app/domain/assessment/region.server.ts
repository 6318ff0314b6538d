import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { findOrganisation } from '#app/domain/network/organisations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { readFigures } from './figures.server.ts';
import { readNewestInstrument } from './instrument.server.ts';
import type { RegionQuery } from './lists.ts';

interface HeatRow {
  id: string;
  name: string;
  country: string | null;
  assessmentId: string | null;
  sharing: 'scores' | 'everything' | null;
  completedAt: Date | null;
  scores: Record<string, number | null> | null;
  total: number;
}

/**
 * A coordinator's view of their network: each organisation with the latest assessment that it shared, and the anonymous figures of
 * those that let theirs count. What was not shared is not there, not even that it exists.
 */
export async function readRegion(person: AskingPerson, networkId: string, query: RegionQuery) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const { instrument } = await readNewestInstrument();
  const components = instrument.components.map(({ id, name }, i) => ({ id, name, position: i + 1 }));
  const [network, rows, figures] = await Promise.all([findOrganisation(person, networkId), readHeat(networkId, query), readFigures(networkId, components.map(({ id }) => id))]);
  // The rows bring the count with them; past the last page there are none, and it is asked for by the first.
  const total = (rows[0] ?? (query.page > 1 ? (await readHeat(networkId, { ...query, page: 1 }))[0] : undefined))?.total ?? 0;
  return {
    network: { id: network.id, name: network.acronym ?? network.name },
    components,
    total,
    pages: pagesOf(total),
    organisations: rows.map((row) => ({ id: row.id, name: row.name, country: row.country, assessmentId: row.assessmentId, sharing: row.sharing, completedAt: row.completedAt?.toISOString() ?? null, scores: row.scores ?? {} })),
    countedAt: figures.countedAt.toISOString(),
    aggregates: figures.aggregates,
    commonest: figures.commonest.flatMap(({ criterion, organisations }) => {
      const known = instrument.components.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterion);
      return known ? [{ title: known.title, organisations }] : [];
    }),
  };
}

/** The latest assessment that an organisation shared, beside it. */
const LATEST_SHARED = Prisma.sql`
      left join lateral (
        select id, sharing, completed_at from assessment
         where organisation_id = o.id and state = 'completed' and sharing <> 'nobody' order by completed_at desc limit 1
      ) a on true`;

const ORDERS = {
  name: { asc: Prisma.sql`o.search_text, o.id`, desc: Prisma.sql`o.search_text desc, o.id` },
  completed: { asc: Prisma.sql`a.completed_at nulls last, o.search_text, o.id`, desc: Prisma.sql`a.completed_at desc nulls last, o.search_text, o.id` },
};

/** How the list reads: a page of organisations first, then what each of these shared; of the others only what the list is narrowed or ordered by. */
function readHeat(networkId: string, query: RegionQuery): Promise<HeatRow[]> {
  const { shared } = query;
  const { by, direction } = orderOf(query.order);
  const order = ORDERS[by][direction];
  const { skip, take } = cutOf(query);
  const looksAtLatest = shared !== '' || by === 'completed';
  const conditions = [
    Prisma.sql`o.network_id = ${networkId}::uuid and o.closed_at is null`,
    ...searchFor(query.q).map(({ searchText: { contains } }) => Prisma.sql`o.search_text like ${`%${contains}%`}`),
    ...(shared === '' ? [] : [shared === 'nothing' ? Prisma.sql`a.id is null` : Prisma.sql`a.sharing = ${shared}::sharing`]),
  ];
  return readRows<HeatRow>(Prisma.sql`
    with page as materialized (
      select o.id, o.name, o.country, o.search_text, count(*) over ()::int as total
        from organisation o ${looksAtLatest ? LATEST_SHARED : Prisma.empty}
       where ${Prisma.join(conditions, ' and ')}
       order by ${order} limit ${take} offset ${skip}
    )
    select o.id, o.name, o.country, o.total, a.id as "assessmentId", a.sharing::text as sharing, a.completed_at as "completedAt", s.scores
      from page o ${LATEST_SHARED}
      left join lateral (select json_object_agg(component_key, score) as scores from component_score where assessment_id = a.id) s on true
     order by ${order}`);
}
