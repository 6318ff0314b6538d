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

/**
 * Who rated themselves twice in a competency, how far they came from the first rating to the latest, and since when they are counted: since
 * the second rating, or since they came to the network with their organisation; each person once.
 */
const gains = (of: Prisma.Sql) => Prisma.sql`
  select p.mentee_id, r.competency, max(r.stamp) % 10 - min(r.stamp) % 10 as gained, (array_agg(greatest(r.at, p.mentee_moved_at) order by greatest(r.at, p.mentee_moved_at)))[2] as began
    from (select pairing_id, competency, at, (date_part('epoch', at) * 1000)::bigint * 10 + level as stamp from level_rating where rated_by = 'mentee') r join pairing p on p.id = r.pairing_id
   where ${of}
   group by p.mentee_id, r.competency having count(*) > 1`;

/**
 * The same of a network, each with their turn, with how many there are, and with how many of them are told of: with those whose ratings were
 * erased, whole fives. So nobody who comes is seen by looking before and after: who waits for the next five is in no figure (decision 0004).
 */
const ranked = (networkId: string) => Prisma.sql`
  select g.*, coalesce(e.people, 0) as erased, coalesce(e.levels, 0) as levels, (g.there + coalesce(e.people, 0)) / ${FEWEST} * ${FEWEST} - coalesce(e.people, 0) as told
    from (select n.*, row_number() over (partition by competency order by began, mentee_id) as turn, (count(*) over (partition by competency))::int as there from (${gains(Prisma.sql`p.mentee_network_id = ${networkId}::uuid`)}) n) g
    left join erased_gain e on e.network_id = ${networkId}::uuid and e.competency = g.competency`;

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
 * Told only where five people or more rated themselves twice, and of those alone who make whole fives, in the order in which they began to
 * be counted. What was erased counts along once there are five without it: someone who comes back would else be counted as two.
 */
async function countGained(tx: Transaction, networkId: string): Promise<Gained[]> {
  const rows = await tx.$queryRaw<Gained[]>`
    select competency, min(told + erased)::int as people, ((sum(gained) + min(levels))::float / min(told + erased))::float as mean
      from (${ranked(networkId)}) k
     where there >= ${FEWEST} and turn <= told
     group by competency order by competency`;
  return rows.map(({ competency, people, mean }) => ({ competency, people, mean: Math.round(mean * 2) / 2 }));
}

/**
 * Keeps, as counts that are nobody's, what a mentee gained in a pairing that is about to be erased; where they have other ratings
 * there, those go on counting instead. What was counted today is counted anew at the next look. Who still waited for the next five
 * leaves nothing: counted from now on, they would take the place of somebody in the figure, and be seen by that.
 */
export async function keepGains(tx: Transaction, { id, menteeId, menteeNetworkId }: Pick<Pairing, 'id' | 'menteeId' | 'menteeNetworkId'>): Promise<void> {
  await holdGained(tx, menteeNetworkId);
  await tx.gainedFigures.deleteMany({ where: { networkId: menteeNetworkId } });
  await tx.$executeRaw`
    insert into erased_gain (network_id, competency, people, levels)
    select ${menteeNetworkId}::uuid, competency, 1, gained from (${gains(Prisma.sql`p.id = ${id}::uuid`)}) own
     where not exists (select 1 from level_rating r join pairing p on p.id = r.pairing_id where p.mentee_id = ${menteeId}::uuid and p.id <> ${id}::uuid and p.mentee_network_id = ${menteeNetworkId}::uuid and r.competency = own.competency)
       and not exists (select 1 from (${ranked(menteeNetworkId)}) k where k.mentee_id = ${menteeId}::uuid and k.competency = own.competency and k.there >= ${FEWEST} and k.turn > k.told)
    on conflict (network_id, competency) do update set people = erased_gain.people + 1, levels = erased_gain.levels + excluded.levels`;
}
