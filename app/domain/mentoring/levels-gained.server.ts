import { z } from 'zod';
import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma, type Pairing } from '#app/platform/generated/client.ts';

/** Fewer people than these are told about in no number (decision 0004). */
const FEWEST = 5;

/** By competency: people in whole fives, downwards, and levels gained on average, in halves of a level (decision 0004). */
const gainedSchema = z.array(z.object({ competency: z.string(), people: z.number(), mean: z.number() }));
export type Gained = z.output<typeof gainedSchema>[number];

/** Who rated themselves twice in a competency, and how far they came from the first rating to the latest; each person once. */
const gains = (of: Prisma.Sql) => Prisma.sql`
  select p.mentee_id, r.competency, max(r.stamp) % 10 - min(r.stamp) % 10 as gained
    from (select pairing_id, competency, (date_part('epoch', at) * 1000)::bigint * 10 + level as stamp from level_rating where rated_by = 'mentee') r join pairing p on p.id = r.pairing_id
   where ${of}
   group by p.mentee_id, r.competency having count(*) > 1`;

/**
 * How many levels the mentees of a network gained by their own rating, from the first to the latest, by competency. Counted once a day
 * (UTC), at the first look: who looks again the same day sees the same, whoever rated themselves meanwhile. @throws NotFound
 */
export async function readLevelsGained(person: AskingPerson, networkId: string): Promise<Gained[]> {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const [kept] = await readRows<{ countedAt: Date; figures: unknown }>(Prisma.sql`select counted_at as "countedAt", figures from gained_figures where network_id = ${networkId}::uuid`);
  if (kept && dayOf(kept.countedAt) === dayOf(now())) return gainedSchema.parse(kept.figures);
  return inTransaction(async (tx) => {
    await holdGained(tx, networkId);
    const [countedAt, figures] = [now(), await countGained(tx, networkId)];
    await tx.gainedFigures.upsert({ where: { networkId }, create: { networkId, countedAt, figures }, update: { countedAt, figures }, select: { networkId: true } });
    return figures;
  });
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** One at a time, until the transaction ends: what was counted before an erasure must not be written down after it. */
async function holdGained(tx: Transaction, networkId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`gained_figures:${networkId}`}, 0))`;
}

/**
 * Told only where five people or more rated themselves twice, and of how many in whole fives. What was erased counts along once there
 * are five without it: someone who comes back would else be counted as two.
 */
async function countGained(tx: Transaction, networkId: string): Promise<Gained[]> {
  const rows = await tx.$queryRaw<Gained[]>`
    select competency, (count(*) + coalesce(max(e.people), 0))::int as people, ((sum(gained) + coalesce(max(e.levels), 0))::float / (count(*) + coalesce(max(e.people), 0)))::float as mean
      from (${gains(Prisma.sql`p.mentee_network_id = ${networkId}::uuid`)}) each_one
      left join (select competency, people, levels from erased_gain where network_id = ${networkId}::uuid) e using (competency)
     group by competency having count(*) >= ${FEWEST} order by competency`;
  return rows.map(({ competency, people, mean }) => ({ competency, people: Math.floor(people / FEWEST) * FEWEST, mean: Math.round(mean * 2) / 2 }));
}

/**
 * Keeps, as counts that are nobody's, what a mentee gained in a pairing that is about to be erased; where they have other ratings
 * there, those go on counting instead. What was counted today is counted anew at the next look.
 */
export async function keepGains(tx: Transaction, { id, menteeId, menteeNetworkId }: Pick<Pairing, 'id' | 'menteeId' | 'menteeNetworkId'>): Promise<void> {
  await holdGained(tx, menteeNetworkId);
  await tx.gainedFigures.deleteMany({ where: { networkId: menteeNetworkId } });
  await tx.$executeRaw`
    insert into erased_gain (network_id, competency, people, levels)
    select ${menteeNetworkId}::uuid, competency, 1, gained from (${gains(Prisma.sql`p.id = ${id}::uuid`)}) own
     where not exists (select 1 from level_rating r join pairing p on p.id = r.pairing_id where p.mentee_id = ${menteeId}::uuid and p.id <> ${id}::uuid and p.mentee_network_id = ${menteeNetworkId}::uuid and r.competency = own.competency)
    on conflict (network_id, competency) do update set people = erased_gain.people + 1, levels = erased_gain.levels + excluded.levels`;
}
