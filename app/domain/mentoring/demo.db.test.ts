import { expect, it } from 'vitest';
import { database } from '#app/platform/database.server.ts';
import { NETWORKS } from '#prisma/seed/factories.server.ts';
import { seedDemoOn } from '#tests/setup/demonstration.ts';
import { readLevelsGained } from './levels-gained.server.ts';
import { loadPeople } from './round-people.server.ts';
import { solveApart } from './solving.server.ts';
import { readWatch } from './watch.server.ts';

it('seeds a round that is ready to be solved, and pairings in every state', async () => {
  await seedDemoOn(7, '23:50');
  const states = await database().pairing.groupBy({ by: ['state'], _count: true });
  expect(states.map(({ state }) => state).sort()).toEqual(['accepted', 'active', 'closed', 'closing', 'paused']);
  expect((await database().pairing.findMany({ where: { state: 'closed' }, orderBy: { ending: 'asc' } })).map(({ ending }) => ending)).toEqual(['completed', 'ended_early', 'rematch']);
  // Two are asked in another network: one proposal waits for both, one for the mentor alone; whoever wished for another mentor is asked about another.
  const asked = await database().proposal.findMany({ where: { state: 'waiting' }, include: { mentee: true } });
  expect(asked.map(({ mentee, menteeAcceptedAt, mentorAcceptedAt }) => [mentee.pseudonym, menteeAcceptedAt !== null, mentorAcceptedAt !== null]).sort()).toEqual([['Frangipani', false, false], ['Rambutan', true, false]]);
  const before = await database().pairing.findFirstOrThrow({ where: { ending: 'rematch' } });
  expect(asked.map(({ menteeId, mentorId }) => [menteeId, mentorId])).not.toContainEqual([before.menteeId, before.mentorId]);
  // They have a past: meetings, levels that five people or more have gained, and openings taken.
  expect(await database().meeting.count({ where: { state: 'held' } })).toBeGreaterThan(60);
  const coordinator = await database().person.findFirstOrThrow({ where: { pseudonym: 'Kestrel' }, select: { id: true, pseudonym: true } });
  const asking = { ...coordinator, locale: null, timeZone: null, sessionPublicId: coordinator.id, memberships: [{ organisationId: NETWORKS.ASWA, role: 'coordinator' as const, kind: 'regional_network' as const, networkId: null }] };
  expect((await readLevelsGained(asking, NETWORKS.ASWA)).map(({ competency }) => competency)).toEqual(['facilitation', 'governance', 'public-speaking']);
  expect((await readWatch(asking, NETWORKS.ASWA, { q: '', order: '-since', state: 'raised', page: 1 })).pairings).toMatchObject([{ mentee: 'Egret', light: 'act' }]);
  expect(await database().opportunityTaking.count({ where: { state: 'done' } })).toBe(2);
  const round = await database().matchingRound.findFirstOrThrow({ where: { state: 'open' } });
  const people = await loadPeople(database(), round.id, [NETWORKS.ASWA]);
  expect(people.mentees).toHaveLength(40);
  expect(people.mentors.filter(({ places }) => places > 0)).toHaveLength(18);
  expect(await readWatch(asking, NETWORKS.ASWA, { q: '', order: '-since', state: '', page: 1 })).toMatchObject({ waiting: 40, mentors: 18, roundId: round.id });
  // Whom the README names of those who wait can sign in.
  expect(people.mentees.map(({ id }) => id)).toContain((await database().person.findFirstOrThrow({ where: { pseudonym: 'Protea', credential: { isNot: null } } })).id);
  const { placed } = await solveApart({ ...people, fixed: [], forbidden: [] });
  expect(placed).toBeGreaterThan(25);
}, 120_000);
