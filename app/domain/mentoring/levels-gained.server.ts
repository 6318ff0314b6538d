import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';

/** Fewer people than these are told about in no number (decision 0004). */
const FEWEST = 5;

export interface Gained {
  competency: string;
  /** In whole fives, downwards. */
  people: number;
  /** Levels gained on average, to the tenth. */
  mean: number;
}

/**
 * How many levels the mentees of a network gained by their own rating, from the first to the latest, by competency. Told only where
 * five people or more rated themselves twice, and of how many in whole fives. @throws NotFound
 */
export async function readLevelsGained(person: AskingPerson, networkId: string): Promise<Gained[]> {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const rows = await database().$queryRaw<{ competency: string; people: number; mean: number }[]>`
    select competency, count(*)::int as people, avg(gained)::float as mean
      from (select p.mentee_id, r.competency, max(r.stamp) % 10 - min(r.stamp) % 10 as gained
              from (select pairing_id, competency, (date_part('epoch', at) * 1000)::bigint * 10 + level as stamp from level_rating where rated_by = 'mentee') r join pairing p on p.id = r.pairing_id
             where p.mentee_network_id = ${networkId}::uuid
             group by p.mentee_id, r.competency having count(*) > 1) each_one
     group by competency having count(*) >= ${FEWEST} order by competency`;
  return rows.map(({ competency, people, mean }) => ({ competency, people: Math.floor(people / FEWEST) * FEWEST, mean: Math.round(mean * 10) / 10 }));
}
