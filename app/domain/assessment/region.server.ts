import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { findOrganisation } from '#app/domain/network/organisations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { aggregate, commonestPriorities } from './aggregates.ts';
import { readNewestInstrument } from './instrument.server.ts';

const PAGE_SIZE = 50;

interface HeatRow {
  id: string;
  name: string;
  country: string | null;
  assessmentId: string | null;
  sharing: 'scores' | 'everything' | null;
  completedAt: Date | null;
  scores: { component: string; score: number | null }[] | null;
  total: number;
}

/**
 * A coordinator's view of their network: each organisation with the latest assessment that it shared, and the anonymous aggregates of
 * those that let theirs count. What was not shared is not there, not even that it exists.
 */
export async function readRegion(person: AskingPerson, networkId: string, page: number) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const [network, { instrument }, rows, counted] = await Promise.all([findOrganisation(person, networkId), readNewestInstrument(), readHeat(networkId, page), readCounted(networkId)]);
  const total = rows[0]?.total ?? 0;
  return {
    network: { id: network.id, name: network.acronym ?? network.name },
    components: instrument.components.map(({ id, name }, i) => ({ id, name, position: i + 1 })),
    total,
    pages: Math.ceil(total / PAGE_SIZE),
    organisations: rows.map((row) => ({ id: row.id, name: row.name, country: row.country, assessmentId: row.assessmentId, sharing: row.sharing, completedAt: row.completedAt?.toISOString() ?? null, scores: Object.fromEntries((row.scores ?? []).map(({ component, score }) => [component, score])) })),
    aggregates: aggregate(instrument.components.map(({ id }) => id), counted.map((one) => one.scores)),
    commonest: commonestPriorities(counted.map((one) => one.priorities)).slice(0, 10).flatMap(({ criterion, organisations }) => {
      const known = instrument.components.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterion);
      return known ? [{ title: known.title, organisations }] : [];
    }),
  };
}

/** One statement: a page of the network's organisations, each with its latest shared assessment and that one's scores. */
function readHeat(networkId: string, page: number): Promise<HeatRow[]> {
  return database().$queryRaw<HeatRow[]>`
    select o.id, o.name, o.country, a.id as "assessmentId", a.sharing::text as sharing, a.completed_at as "completedAt", s.scores, count(*) over ()::int as total
      from organisation o
      left join lateral (
        select id, sharing, completed_at from assessment
         where organisation_id = o.id and state = 'completed' and sharing <> 'nobody' order by completed_at desc limit 1
      ) a on true
      left join lateral (
        select json_agg(json_build_object('component', component_key, 'score', score)) as scores from component_score where assessment_id = a.id
      ) s on true
     where o.network_id = ${networkId}::uuid and o.closed_at is null
     order by o.name, o.id limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`;
}

interface Counted {
  scores: Record<string, number | null>;
  priorities: string[];
}

/** The latest assessment of each organisation that lets it count, in the order in which the organisations entered the network. */
async function readCounted(networkId: string): Promise<Counted[]> {
  const rows = await database().$queryRaw<{ scores: Record<string, number | null> | null; priorities: string[] | null }[]>`
    select (select json_object_agg(component_key, score) from component_score where assessment_id = a.id) as scores,
           (select json_agg(criterion_key order by position) from priority where assessment_id = a.id) as priorities
      from organisation o
      join lateral (
        select id from assessment where organisation_id = o.id and state = 'completed' and in_aggregates order by completed_at desc limit 1
      ) a on true
     where o.network_id = ${networkId}::uuid and o.closed_at is null
     order by o.id`;
  return rows.map(({ scores, priorities }) => ({ scores: scores ?? {}, priorities: priorities ?? [] }));
}
