import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { database } from '#app/platform/database.server.ts';
import { NETWORKS } from '#prisma/seed/factories.server.ts';
import { seedDemo } from '#prisma/seed/demo.server.ts';
import { loadPeople } from './round-people.server.ts';
import { solveApart } from './solving.server.ts';

it('seeds a round that is ready to be solved, and pairings in every state', async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  await seedDemo();
  const states = await database().pairing.groupBy({ by: ['state'], _count: true });
  expect(states.map(({ state }) => state).sort()).toEqual(['accepted', 'active', 'closed', 'closing', 'paused']);
  expect((await database().pairing.findMany({ where: { state: 'closed' }, orderBy: { ending: 'asc' } })).map(({ ending }) => ending)).toEqual(['completed', 'ended_early']);
  const round = await database().matchingRound.findFirstOrThrow({ where: { state: 'open' } });
  const people = await loadPeople(database(), round.id, [NETWORKS.ASWA]);
  expect(people.mentees).toHaveLength(40);
  // Those of the demonstration's pairings besides.
  expect(people.mentors.filter(({ places }) => places > 0)).toHaveLength(19);
  const { placed } = await solveApart({ ...people, fixed: [], forbidden: [] });
  expect(placed).toBeGreaterThan(25);
}, 120_000);
