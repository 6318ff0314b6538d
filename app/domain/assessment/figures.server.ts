import { z } from 'zod';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { aggregate, commonestPriorities } from './aggregates.ts';

const figuresSchema = z.object({
  aggregates: z.array(z.object({ component: z.string(), organisations: z.number().nullable(), mean: z.number().nullable() })),
  commonest: z.array(z.object({ criterion: z.string(), organisations: z.number() })),
});

/** What is told of a region without names, in whole fives (`aggregates.ts`). */
export type Figures = z.output<typeof figuresSchema>;

/**
 * The anonymous figures of a network's region. Counted once a day (UTC), at the first look: who looks again the same day
 * sees the same, whoever joined meanwhile. The caller has checked that the person may see them.
 */
export async function readFigures(networkId: string, components: readonly string[]): Promise<Figures & { countedAt: Date }> {
  const kept = await database().regionFigures.findUnique({ where: { networkId } });
  if (kept && isOfToday(kept.countedAt)) return { ...figuresSchema.parse(kept.figures), countedAt: kept.countedAt };
  return inTransaction(async (tx) => {
    await holdFigures(tx, networkId);
    const countedAt = now();
    const figures = await countFigures(tx, networkId, components);
    const data = { countedAt, figures };
    await tx.regionFigures.upsert({ where: { networkId }, create: { networkId, ...data }, update: data });
    return { ...figures, countedAt };
  });
}

/**
 * Throws a region's figures away because one of those counted in them takes that back, or is seen by name from now on, or no
 * longer: from the next look on it is not in them, or counted with others like it. For one that closes or leaves the network the
 * database does the same, under the same lock (`forget_figures_without`).
 */
export async function forgetFigures(tx: Transaction, organisationId: string): Promise<void> {
  const { networkId } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { networkId: true } });
  if (!networkId) return;
  await holdFigures(tx, networkId);
  await tx.regionFigures.deleteMany({ where: { networkId } });
}

/** One at a time, until the transaction ends: what was counted before a change must not be written down after it. */
async function holdFigures(tx: Transaction, networkId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`region_figures:${networkId}`}, 0))`;
}

function isOfToday(at: Date): boolean {
  return at.toISOString().slice(0, 10) === now().toISOString().slice(0, 10);
}

interface CountedRow {
  id: string;
  sharing: 'nobody' | 'scores' | 'everything';
  scores: Record<string, number | null> | null;
  priorities: string[] | null;
}

/** The figure of what organisations committed to; the others bear the key of their component. */
const PRIORITIES = 'priorities';

/** From the latest assessment of each organisation that lets it count. The caller holds the figures of the network. */
async function countFigures(tx: Transaction, networkId: string, components: readonly string[]): Promise<Figures> {
  const rows = await tx.$queryRaw<CountedRow[]>`
    select o.id, a.sharing::text as sharing,
           (select json_object_agg(component_key, score) from component_score where assessment_id = a.id) as scores,
           (select json_agg(criterion_key order by position) from priority where assessment_id = a.id) as priorities
      from organisation o
      join lateral (
        select id, sharing from assessment where organisation_id = o.id and state = 'completed' and in_aggregates order by completed_at desc limit 1
      ) a on true
     where o.network_id = ${networkId}::uuid and o.closed_at is null
     order by o.id`;
  const ofComponents = components.map((component) => ({ figure: component, members: rows.filter(({ scores }) => typeof scores?.[component] === 'number').map((row) => ({ row, isShared: row.sharing !== 'nobody' })) }));
  // What an organisation committed to is seen by name only where it shares everything.
  const ofPriorities = { figure: PRIORITIES, members: rows.map((row) => ({ row, isShared: row.sharing === 'everything' })) };
  const inOrder = await keepPlaces(tx, networkId, [...ofComponents, ofPriorities]);
  return {
    aggregates: components.flatMap((component) => aggregate([component], inOrder(component).map(({ row, isShared }) => ({ value: row.scores ?? {}, isShared })))),
    commonest: commonestPriorities(inOrder(PRIORITIES).map(({ row, isShared }) => ({ value: row.priorities ?? [], isShared }))).slice(0, 10),
  };
}

interface Member {
  row: CountedRow;
  isShared: boolean;
}

/**
 * Gives everyone a place in each figure, which they keep as long as they are in it and are seen there, or not, as before: whoever is
 * new comes last, whatever their age, and so takes nobody's place in a full five. Whoever was gone when the figures were counted
 * comes last as well. Returns a figure's members in the order of their places.
 */
async function keepPlaces(tx: Transaction, networkId: string, figures: readonly { figure: string; members: readonly Member[] }[]): Promise<(figure: string) => Member[]> {
  const members = figures.flatMap(({ figure, members: those }) => those.map(({ row, isShared }) => ({ figure, isShared, organisationId: row.id })));
  const wanted = Prisma.sql`json_to_recordset(${JSON.stringify(members)}::json) as m (figure text, "isShared" boolean, "organisationId" uuid)`;
  await tx.$executeRaw`
    delete from figure_place p where network_id = ${networkId}::uuid
       and not exists (select 1 from ${wanted} where m.figure = p.figure and m."isShared" = p.is_shared and m."organisationId" = p.organisation_id)`;
  await tx.$executeRaw`
    insert into figure_place (network_id, figure, is_shared, organisation_id)
    select ${networkId}::uuid, m.figure, m."isShared", m."organisationId" from ${wanted} order by m."organisationId" on conflict do nothing`;
  const places = await tx.$queryRaw<{ figure: string; organisationId: string }[]>`select figure, organisation_id as "organisationId" from figure_place where network_id = ${networkId}::uuid order by place`;
  return (figure) => {
    const byId = new Map(figures.find((one) => one.figure === figure)?.members.map((member) => [member.row.id, member]));
    return places.flatMap((one) => (one.figure === figure ? (byId.get(one.organisationId) ?? []) : []));
  };
}
