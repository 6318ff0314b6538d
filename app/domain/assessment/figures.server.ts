import { z } from 'zod';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { now } from '#app/platform/clock.server.ts';
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

/** From the latest assessment of each organisation that lets it count, in the order in which the organisations entered the network. */
async function countFigures(tx: Transaction, networkId: string, components: readonly string[]): Promise<Figures> {
  const rows = await tx.$queryRaw<{ sharing: 'nobody' | 'scores' | 'everything'; scores: Record<string, number | null> | null; priorities: string[] | null }[]>`
    select a.sharing::text as sharing,
           (select json_object_agg(component_key, score) from component_score where assessment_id = a.id) as scores,
           (select json_agg(criterion_key order by position) from priority where assessment_id = a.id) as priorities
      from organisation o
      join lateral (
        select id, sharing from assessment where organisation_id = o.id and state = 'completed' and in_aggregates order by completed_at desc limit 1
      ) a on true
     where o.network_id = ${networkId}::uuid and o.closed_at is null
     order by o.id`;
  return {
    aggregates: aggregate(components, rows.map(({ scores, sharing }) => ({ value: scores ?? {}, isShared: sharing !== 'nobody' }))),
    // What an organisation committed to is seen by name only where it shares everything.
    commonest: commonestPriorities(rows.map(({ priorities, sharing }) => ({ value: priorities ?? [], isShared: sharing === 'everything' }))).slice(0, 10),
  };
}
