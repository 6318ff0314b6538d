import { expect, it } from 'vitest';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { seedDemoOn } from '#tests/setup/demonstration.ts';
import { standingOn } from './standing.ts';

it('seeds nine sites in six countries, and visits in every state', async () => {
  await seedDemoOn(1, '22:10');
  const sites = await database().demonstrationSite.findMany({ include: { organisation: { select: { country: true } } } });
  expect([sites.length, new Set(sites.map(({ organisation }) => organisation.country)).size]).toEqual([9, 6]);
  expect([...new Set(sites.map((site) => standingOn(site, now())))].sort()).toEqual(['confirmed', 'draft', 'due', 'self_checked']);
  const states = await database().siteVisit.groupBy({ by: ['state'], _count: true });
  expect(states.map(({ state }) => state).sort()).toEqual(['cancelled', 'confirmed', 'debriefed', 'declined', 'held', 'prepared', 'requested', 'thanked', 'withdrawn']);
  expect(await database().siteVisit.count({ where: { consentedAt: { not: null } } })).toBe(2);
}, 120_000);
