import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTakingOut } from '#app/domain/academy/departures.server.ts';
import { requestVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import { closeOrganisation } from '#app/domain/network/closure.server.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { dayAhead } from '#prisma/seed/visits.server.ts';
import { findSource } from './visit-sources.server.ts';

/** A visit for an organisation that closes, or that one of those who come leaves, in the moment in which it is asked for. */
const networkId = NETWORKS.ASWA;
let [siteId, asking] = ['', ''];
let day = 40;
const who = {} as Record<'coordinator' | 'lead' | 'other' | 'member', AskingPerson>;

beforeAll(async () => {
  startTakingOut();
  const organisationId = await makeOrganisation({ networkId });
  const host = await makePerson([{ organisationId, role: 'site_host' }]);
  who.coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  siteId = await makeDemonstration({ coordinator: who.coordinator, host, organisationId, networkId, address: 'a street', place: { capacity: 3 }, profile: { safety: 'x' } });
});

beforeEach(async () => {
  asking = await makeOrganisation({ networkId });
  for (const role of ['lead', 'other'] as const) who[role] = await makePerson([{ organisationId: asking, role: 'lead' }]);
  who.member = await makePerson([{ organisationId: asking, role: 'member' }]);
});

/** A visit for the lead and the member, as the page has it that was opened before. */
async function ordering() {
  const source = await findSource(who.lead, `organisation:${asking}`);
  return () => requestVisit(who.lead, { siteId, source, visitors: [who.lead.id, who.member.id], day: dayAhead((day += 1)), time: '10:00', minutes: 60, purpose: 'x', security: '' });
}
const roleOf = async ({ id: personId }: AskingPerson) => (await database().membership.findFirstOrThrow({ where: { personId, organisationId: asking, endedAt: null } })).id;
const REFUSED = { reason: 'academy.refusals.changedMeanwhile' };

describe('a visit for an organisation is refused', () => {
  it('once that has closed', async () => {
    const order = await ordering();
    await closeOrganisation(who.coordinator, asking);
    await expect(order()).rejects.toMatchObject(REFUSED);
  });

  it('with somebody who has left it', async () => {
    const order = await ordering();
    await endMembership(who.lead, await roleOf(who.member));
    await expect(order()).rejects.toMatchObject(REFUSED);
  });

  it('to whoever leads it no more', async () => {
    const order = await ordering();
    await database().membership.create({ data: { personId: who.lead.id, organisationId: asking, role: 'member' } });
    await endMembership(who.other, await roleOf(who.lead));
    await expect(order()).rejects.toMatchObject(REFUSED);
  });

  it('or taken back, whichever of asking and closing or leaving was first', { timeout: 60_000 }, async () => {
    const order = await ordering();
    await Promise.allSettled([order(), endMembership(who.lead, await roleOf(who.member))]);
    expect(await database().siteVisitor.count({ where: { personId: who.member.id } })).toBe(0);
    const member = await makePerson([{ organisationId: asking, role: 'member' }]);
    who.member = member;
    const again = await ordering();
    await Promise.allSettled([again(), closeOrganisation(who.coordinator, asking), again()]);
    expect(await database().siteVisit.count({ where: { sourceId: asking, state: 'requested', visitors: { some: { personId: member.id } } } })).toBe(0);
  });
});
