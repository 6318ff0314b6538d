import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { findSessionPerson, openSession } from '#app/domain/accounts/lucia.server.ts';
import { database } from '#app/platform/database.server.ts';
import { seedDemoOn } from '#tests/setup/demonstration.ts';
import { listFollowUps } from './follow-ups.server.ts';
import { readWaiting } from './waiting.server.ts';

beforeAll(async () => {
  await seedDemoOn(4, '00:05');
}, 180_000);

async function personOf(pseudonym: string) {
  const { id } = await database().person.findFirstOrThrow({ where: { pseudonym }, select: { id: true } });
  const person = await findSessionPerson(await openSession(id, true));
  if (!person) throw new Error(`nobody is called ${pseudonym}`);
  return person;
}
const kindsFor = async (pseudonym: string) => new Set((await readWaiting(await personOf(pseudonym))).map(({ kind }) => kind));

it('seeds requests in every state', async () => {
  const rows = await database().assistanceRequest.groupBy({ by: ['state'], _count: true });
  expect(rows.map(({ state }) => state).sort()).toEqual(['accepted', 'clarifying', 'completed', 'declined', 'draft', 'referred', 'submitted', 'withdrawn']);
});

it('seeds a full month of sessions across five zones, each provider in their own, and one from another network', async () => {
  const booked = await database().booking.findMany({ where: { subjectType: 'engagement', state: 'booked', startsAt: { gte: new Date(Date.now() - 15 * 86_400_000), lt: new Date(Date.now() + 32 * 86_400_000) } }, select: { zone: true, startsAt: true } });
  expect(new Set(booked.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(5);
  const ahead = booked.filter(({ startsAt }) => startsAt > new Date());
  expect(new Set(booked.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).size).toBeGreaterThanOrEqual(28);
  expect(new Set(ahead.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(5);
  for (const pseudonym of ['Cedar', 'Argan', 'Rooibos', 'Moringa', 'Jasmine']) expect(await database().hold.count({ where: { person: { pseudonym }, releasedAt: null, startsAt: { gt: new Date() } } }), pseudonym).toBeGreaterThan(2);
  const helped = await database().providerInvitation.findMany({ where: { state: 'accepted', person: { pseudonym: 'Jasmine' } }, select: { engagement: { select: { network: { select: { acronym: true } } } }, person: { select: { memberships: { select: { organisation: { select: { acronym: true } } } } } } } });
  expect(helped.map(({ engagement, person }) => [person.memberships[0]?.organisation.acronym, engagement.network.acronym])).toEqual([['APNSW', 'ASWA']]);
});

it('seeds sites that sessions hold, behind and ahead', async () => {
  const held = await database().hold.groupBy({ by: ['siteId'], where: { siteId: { not: null }, releasedAt: null, booking: { is: { subjectType: 'engagement' } } }, _count: true, _max: { startsAt: true } });
  expect(held).toHaveLength(2);
  for (const { _count, _max } of held) expect([_count > 5, (_max.startsAt ?? 0) > new Date()]).toEqual([true, true]);
});

it('seeds engagements that are over, at each point of their follow-up, with before and after', async () => {
  const closed = await database().engagement.findMany({ where: { state: 'closed', reports: { some: { submittedAt: { not: null } } } }, include: { followUps: { orderBy: { month: 'asc' } }, evaluations: true } });
  expect(closed).toHaveLength(3);
  expect(closed.map(({ followUps }) => followUps.map(({ state }) => state).join(' ')).sort()).toEqual(['answered answered due', 'answered due due', 'due due due']);
  expect(closed.filter(({ evaluations }) => evaluations.length > 0)).toHaveLength(2);
  const coordinator = await personOf('Kestrel');
  const linked = closed.filter(({ followUps }) => followUps.some(({ assessmentId }) => assessmentId !== null));
  expect(linked).toHaveLength(2);
  for (const { id, createdAt } of linked) {
    const { groups: [group] } = await listFollowUps(coordinator, id);
    expect(group?.components).toEqual(['addressing-violence']);
    const assessments = await database().assessment.findMany({ where: { organisationId: group?.organisation.id ?? '', state: 'completed' }, select: { completedAt: true } });
    for (const isThere of [assessments.some(({ completedAt }) => (completedAt ?? 0) <= createdAt), assessments.some(({ completedAt }) => (completedAt ?? 0) > createdAt)]) expect(isThere).toBe(true);
  }
  // What an answer names as after was assessed once the help was over, and before it was answered.
  for (const { endedAt, followUps } of linked) {
    for (const { assessmentId, answeredAt } of followUps.filter((one) => one.assessmentId !== null)) {
      const { completedAt } = await database().assessment.findUniqueOrThrow({ where: { id: assessmentId ?? '' }, select: { completedAt: true } });
      const moments = [endedAt, completedAt, answeredAt].map(Number);
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
    }
  }
});

it('gives everyone of the demonstration something to begin with', async () => {
  expect(await kindsFor('Kestrel')).toEqual(new Set(['requests', 'followUps', 'unsettled', 'week', 'terms']));
  expect(await kindsFor('Cedar')).toEqual(new Set(['invitations', 'report', 'session']));
  expect(await kindsFor('Mango')).toEqual(new Set(['followUp', 'session']));
  expect(await kindsFor('Kapok')).toContain('evaluation');
  const glance = await readWaiting(await personOf('Acacia'));
  expect(glance.filter(({ count }) => count > 0).length).toBeGreaterThanOrEqual(5);
  expect(new Set(glance.map(({ kind }) => kind))).toEqual(new Set(['network']));
});

it('has its accounts in the README: each by its role and place, none left out, and a coordinator wherever something is asked for', async () => {
  const [, table = ''] = readFileSync('README.md', 'utf8').split('### Accounts of the demonstration');
  const listed = [...(table.split('## Settings')[0] ?? '').matchAll(/^\| (?!pseudonym)([^|-]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, ...cells]) => cells.join(' | '));
  const NAMES: Readonly<Record<string, string>> = { lead: 'organisation lead' };
  const held = await database().membership.findMany({ where: { person: { credential: { isNot: null } } }, select: { role: true, person: { select: { pseudonym: true } }, organisation: { select: { kind: true, name: true, acronym: true } } } });
  const there = held.map(({ role, person, organisation }) => [person.pseudonym, NAMES[role] ?? role.replace('_', ' '), organisation.kind === 'global_network' ? 'global network' : (organisation.acronym ?? organisation.name)].join(' | '));
  expect(listed.sort()).toEqual(there.sort());
  const asked = await database().assistanceRequest.findMany({ distinct: ['networkId'], select: { networkId: true } });
  for (const { networkId } of asked) expect(await database().membership.count({ where: { organisationId: networkId, role: 'coordinator', endedAt: null } })).toBeGreaterThan(0);
});
