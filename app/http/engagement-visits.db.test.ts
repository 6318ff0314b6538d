import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTakingOut } from '#app/domain/academy/departures.server.ts';
import { startEndingWithEngagements } from '#app/domain/academy/sites/engagement-visits.server.ts';
import { hasPart } from '#app/domain/assistance/letting-go.server.ts';
import { callOff, requestVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import { readVisit } from '#app/domain/academy/sites/visits.server.ts';
import { cancelEngagement } from '#app/domain/assistance/cancellation.server.ts';
import { closeEngagement } from '#app/domain/assistance/closure.server.ts';
import { startLettingGo } from '#app/domain/assistance/departures.server.ts';
import { endProviding } from '#app/domain/assistance/provider-invitations.server.ts';
import { agreeToTerms, readTerms, saveTerms } from '#app/domain/assistance/terms.server.ts';
import { acceptRequest } from '#app/domain/assistance/triage.server.ts';
import { withdrawRequest } from '#app/domain/assistance/withdrawal.server.ts';
import { stepBack } from '#app/domain/assistance/stepping-back.server.ts';
import { closeOrganisation } from '#app/domain/network/closure.server.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAcceptance, makeProfile, makeSentRequest } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { dayAhead, makeVisit } from '#prisma/seed/visits.server.ts';
import { findSource } from './visit-sources.server.ts';

/** What was planned for an engagement elsewhere in the program ends with it, and with the part that somebody has in it. */
const networkId = NETWORKS.ASWA;
const ADDRESS = 'canary-4Q8-street';
let siteId = '';
const who = {} as Record<'host' | 'coordinator', AskingPerson>;
let day = 40;

beforeAll(async () => {
  startTelling();
  startLettingGo();
  startEndingWithEngagements(hasPart);
  startTakingOut();
  const organisationId = await makeOrganisation({ networkId });
  who.host = await makePerson([{ organisationId, role: 'site_host' }]);
  who.coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  siteId = await makeDemonstration({ coordinator: who.coordinator, host: who.host, organisationId, networkId, address: ADDRESS, place: { capacity: 5 }, profile: { safety: 'x' } });
});

/** A visit for a real engagement: its provider, its lead and one of a second organisation that shares in it come. */
async function visiting({ upTo = 'confirmed', inDays = (day += 1) }: { upTo?: 'requested' | 'confirmed' | 'thanked'; inDays?: number } = {}) {
  const organisationId = await makeOrganisation({ networkId });
  const secondId = await makeOrganisation({ networkId });
  const [lead, second] = [await makePerson([{ organisationId, role: 'lead' }]), await makePerson([{ organisationId: secondId, role: 'lead' }])];
  const provider = await makePerson([{ organisationId: networkId, role: 'peer_provider' }, { organisationId: networkId, role: 'mentor' }]);
  const scoped = { topics: ['governance' as const], form: 'remote' as const };
  const engagement = await acceptRequest(who.coordinator, await makeSentRequest({ lead, organisationId }), { engagementId: null, ...scoped });
  const request = await makeSentRequest({ lead: second, organisationId: secondId });
  await acceptRequest(who.coordinator, request, { engagementId: engagement, ...scoped });
  const editOf = async () => (await readTerms(who.coordinator, engagement)).versions.find(({ state }) => state === 'draft')?.edit ?? 1;
  await saveTerms(who.coordinator, engagement, { objectives: 'x', outputs: 'x', method: 'x', halfDays: 6, startsOn: new Date('2027-03-01'), endsOn: new Date('2027-05-31'), edit: await editOf() });
  const agreed = await editOf();
  for (const one of [who.coordinator, lead, second]) await agreeToTerms(one, engagement, agreed);
  await makeProfile(provider);
  const invitation = await makeAcceptance(who.coordinator, engagement, provider);
  const visit = await makeVisit({ siteId, host: who.host, asker: who.coordinator, visitors: [provider, lead, second], source: { kind: 'engagement', id: engagement }, inDays, upTo, addressDaysBefore: upTo === 'thanked' ? 0 : 400 });
  return { lead, second, provider, engagement, invitation, request, visit };
}
const addressFor = (person: AskingPerson, visit: string) => readVisit(person, visit).then(({ address }) => address, (error: unknown) => (error instanceof NotFound ? 'no visit' : Promise.reject(error)));
const stateOf = async (id: string) => (await database().siteVisit.findUniqueOrThrow({ where: { id } })).state;
const isHeld = async ({ id }: AskingPerson) => (await database().hold.count({ where: { personId: id, releasedAt: null } })) > 0;
const told = async (person: AskingPerson, subjectId: string) => (await database().notification.findMany({ where: { personId: person.id, subjectId } })).map(({ kind }) => kind);

describe('a visit for an engagement', () => {
  it.each([
    ['cancelled', (engagement: string) => cancelEngagement(who.coordinator, engagement)],
    ['closed', (engagement: string) => closeEngagement(who.coordinator, engagement, 'Nothing more')],
  ])('is off once that is %s: nobody is held or reads where it would have been, and its host is told', async (_, end) => {
    const { lead, provider, engagement, visit } = await visiting();
    const asked = await makeVisit({ siteId, host: who.host, asker: who.coordinator, visitors: [lead], source: { kind: 'engagement', id: engagement }, inDays: (day += 1) });
    for (const one of [lead, provider]) expect([await addressFor(one, visit), await isHeld(one)]).toEqual([ADDRESS, true]);
    await end(engagement);
    for (const one of [lead, provider]) expect([await addressFor(one, visit), await isHeld(one)]).toEqual(['no visit', false]);
    expect([await stateOf(visit), await stateOf(asked)]).toEqual(['withdrawn', 'withdrawn']);
    expect(await told(who.host, visit)).toEqual(['visit_off']);
  });

  it('that was held stays when it ends, and so does what is of another', async () => {
    const [held, other] = [await visiting({ upTo: 'thanked', inDays: -(day += 1) }), await visiting()];
    await cancelEngagement(who.coordinator, held.engagement);
    expect([await stateOf(held.visit), await stateOf(other.visit)]).toEqual(['thanked', 'confirmed']);
  });

  it.each([
    ['whose part has ended', (_provider: AskingPerson, invitation: string) => endProviding(who.coordinator, invitation)],
    ['who stepped back', (provider: AskingPerson, invitation: string) => stepBack(provider, invitation, null)],
  ] as const)('has no provider any more %s; the others go on', async (_how, end) => {
    const { lead, provider, invitation, visit } = await visiting();
    await end(provider, invitation);
    expect([await addressFor(provider, visit), await isHeld(provider)]).toEqual(['no visit', false]);
    expect([await addressFor(lead, visit), await stateOf(visit)]).toEqual([ADDRESS, 'confirmed']);
    expect(await told(who.host, visit)).toContain('visit_fewer');
  });

  it('has nobody any more who gives help no longer, though they have another role in the network', async () => {
    const { provider, visit } = await visiting();
    const { id } = await database().membership.findFirstOrThrow({ where: { personId: provider.id, role: 'peer_provider' } });
    await endMembership(who.coordinator, id);
    expect(await addressFor(provider, visit)).toBe('no visit');
  });

  it('is left by those whose organisation withdraws what it asked for', async () => {
    const { lead, second, request, visit } = await visiting();
    await withdrawRequest(second, request);
    expect([await addressFor(second, visit), await isHeld(second)]).toEqual(['no visit', false]);
    expect([await addressFor(lead, visit), await stateOf(visit)]).toEqual([ADDRESS, 'confirmed']);
  });

  it('is nobody’s asking any more who coordinates no longer', async () => {
    const gone = await makePerson([{ organisationId: networkId, role: 'coordinator' }, { organisationId: networkId, role: 'mentor' }]);
    const { visit } = await visiting();
    await database().siteVisit.update({ where: { id: visit }, data: { requestedById: gone.id }, select: { id: true } });
    const { id } = await database().membership.findFirstOrThrow({ where: { personId: gone.id, role: 'coordinator' } });
    const secretariat = await makePerson([{ organisationId: '0199a000-0000-7000-8000-000000000001', role: 'secretariat' }]);
    await endMembership(secretariat, id);
    const now = { ...gone, memberships: gone.memberships.filter(({ role }) => role === 'mentor') };
    for (const act of [readVisit, callOff]) await expect(act(now, visit)).rejects.toBeInstanceOf(NotFound);
    expect(await stateOf(visit)).toBe('confirmed');
  });
});

describe('a visit asked for in the moment in which', () => {
  const order = (source: Awaited<ReturnType<typeof findSource>>, visitors: readonly AskingPerson[], at = siteId) => ({ siteId: at, source, visitors: visitors.map(({ id }) => id), day: dayAhead((day += 1)), time: '10:00', minutes: 60, purpose: 'x', security: '' });
  const coming = (where: object) => database().siteVisit.count({ where: { state: { in: ['requested', 'confirmed'] }, ...where } });

  it('its engagement ends, or somebody’s part in that, is not asked for', async () => {
    const { lead, provider, engagement, invitation } = await visiting();
    const source = await findSource(who.coordinator, `engagement:${engagement}`);
    await endProviding(who.coordinator, invitation);
    await expect(requestVisit(who.coordinator, order(source, [lead, provider]))).rejects.toMatchObject({ reason: 'assistance.refusals.notNow' });
    expect(await requestVisit(who.coordinator, order(source, [lead]))).toBeTruthy();
    await closeEngagement(who.coordinator, engagement, 'Nothing more');
    await expect(requestVisit(who.coordinator, order(source, [lead]))).rejects.toMatchObject({ reason: 'assistance.sessions.refusals.notGoingOn' });
    expect(await coming({ sourceId: engagement })).toBe(0);
  });

  it('a part in it or its engagement ends does not stay, whichever was first', { timeout: 60_000 }, async () => {
    const { lead, provider, engagement, invitation } = await visiting();
    const source = await findSource(who.coordinator, `engagement:${engagement}`);
    await Promise.allSettled([requestVisit(who.coordinator, order(source, [lead, provider])), endProviding(who.coordinator, invitation)]);
    expect(await coming({ sourceId: engagement, visitors: { some: { personId: provider.id } } })).toBe(0);
    await Promise.allSettled([requestVisit(who.coordinator, order(source, [lead])), closeEngagement(who.coordinator, engagement, 'Nothing more')]);
    expect(await coming({ sourceId: engagement })).toBe(0);
  });

  it('its host closes is off', { timeout: 60_000 }, async () => {
    const closing = await makeOrganisation({ networkId });
    const host = await makePerson([{ organisationId: closing, role: 'site_host' }]);
    const at = await makeDemonstration({ coordinator: who.coordinator, host, organisationId: closing, networkId, address: ADDRESS, place: { capacity: 5 }, profile: { safety: 'x' } });
    const { lead, engagement } = await visiting();
    const source = await findSource(who.coordinator, `engagement:${engagement}`);
    const together = await Promise.allSettled([requestVisit(who.coordinator, order(source, [lead], at)), closeOrganisation(who.coordinator, closing), requestVisit(who.coordinator, order(source, [lead], at))]);
    expect([together[1].status, await coming({ siteId: at })]).toEqual(['fulfilled', 0]);
  });
});
