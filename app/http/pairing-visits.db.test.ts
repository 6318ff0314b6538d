import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startEndingWithPairings } from '#app/domain/academy/sites/pairing-visits.server.ts';
import { requestVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import { readVisit } from '#app/domain/academy/sites/visits.server.ts';
import { endPairing } from '#app/domain/mentoring/ending.server.ts';
import { erasePairing } from '#app/domain/mentoring/erasure.server.ts';
import { movePairing } from '#app/domain/mentoring/pairing.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeActivePairing } from '#prisma/seed/pairings.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { dayAhead, makeVisit } from '#prisma/seed/visits.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { findSource } from './visit-sources.server.ts';

/** What two people planned together elsewhere in the program ends with their pairing, and is erased with it. */
const networkId = NETWORKS.ASWA;
let [organisationId, siteId] = ['', ''];
const who = {} as Record<'host' | 'lead' | 'coordinator', AskingPerson>;
let day = 40;

beforeAll(async () => {
  startTelling();
  startEndingWithPairings();
  [organisationId] = [await makeOrganisation({ networkId })];
  who.host = await makePerson([{ organisationId, role: 'site_host' }]);
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  siteId = await makeDemonstration({ coordinator: who.coordinator, host: who.host, organisationId, networkId, address: 'a street', place: { capacity: 3 }, profile: { safety: 'x' } });
});

async function visiting(upTo: 'requested' | 'confirmed' | 'thanked' = 'confirmed') {
  const mentee = await makePerson([{ organisationId: await makeOrganisation({ networkId }), role: 'emerging_leader' }]);
  const mentor = await makePerson([{ organisationId: networkId, role: 'mentor' }]);
  const pairing = await makeActivePairing({ mentee, mentor });
  const visit = await makeVisit({ siteId, host: who.host, asker: mentee, visitors: [mentee, mentor], source: { kind: 'pairing', id: pairing }, inDays: upTo === 'thanked' ? -(day += 1) : (day += 1), upTo });
  return { mentee, mentor, pairing, visit };
}
const told = async (person: AskingPerson, subjectId: string) => (await database().notification.findMany({ where: { personId: person.id, subjectId } })).map(({ kind, place }) => `${kind} ${place}`);

describe('a visit of two people', () => {
  it('is to its host, the lead and the network one of people who come together; only who come read that they are paired', async () => {
    const { mentee, mentor, visit } = await visiting();
    for (const person of [who.host, who.lead, who.coordinator]) expect(JSON.stringify(await readVisit(person, visit)), person.pseudonym).not.toContain('pairing');
    for (const person of [who.host, who.lead, who.coordinator]) expect((await readVisit(person, visit)).source).toBe('together');
    for (const person of [mentee, mentor]) expect((await readVisit(person, visit)).source).toBe('pairing');
  });

  it.each(['requested', 'confirmed'] as const)('that is %s is off in nobody’s name once one of them ends it: nobody is held, and the other has no more to do with it', async (upTo) => {
    const { mentee, mentor, pairing, visit } = await visiting(upTo);
    await endPairing(mentee, pairing, { ending: 'ended_early', block: true, text: '' });
    await expect(readVisit(mentor, visit)).rejects.toThrow(NotFound);
    expect(await database().siteVisit.findUniqueOrThrow({ where: { id: visit } })).toMatchObject({ state: 'withdrawn' });
    expect(await database().hold.count({ where: { personId: { in: [mentee.id, mentor.id] }, releasedAt: null } })).toBe(0);
    expect(await database().activity.findFirstOrThrow({ where: { subjectId: visit, kind: 'visit.withdrawn' } })).toMatchObject({ actorId: null });
    expect(await database().bookingMove.count({ where: { booking: { is: { subjectId: visit } }, byId: { not: null } } })).toBe(0);
    expect(await told(who.host, visit)).toEqual(['visit_off visit']);
  });

  it('that was held stays when it ends, and what is of another pairing as well', async () => {
    const [held, other] = [await visiting('thanked'), await visiting()];
    await endPairing(held.mentor, held.pairing, { ending: 'ended_early', block: false, text: '' });
    expect((await readVisit(held.mentee, held.visit)).state).toBe('thanked');
    expect((await readVisit(other.mentee, other.visit)).state).toBe('confirmed');
  });

  it('is not asked for in the moment in which their pairing ends: whoever asks waits for that, and is refused', { timeout: 60_000 }, async () => {
    const { mentee, mentor, pairing } = await visiting();
    const order = async () => ({ siteId, source: await findSource(mentor, `pairing:${pairing}`), visitors: [mentee.id, mentor.id], day: dayAhead((day += 1)), time: '10:00', minutes: 60, purpose: 'x', security: '' });
    const [early, late] = [await order(), await order()];
    const asked = await inTransaction(async (tx) => {
      await movePairing(tx, pairing, 'end', { endedAt: new Date(), ending: 'ended_early', endedById: mentee.id });
      const asking = Promise.allSettled([requestVisit(mentor, early)]);
      await expect.poll(countWaiting, { timeout: 20_000 }).toBe(1);
      return { asking };
    });
    expect(await asked.asking).toMatchObject([{ status: 'rejected', reason: { reason: 'mentoring.refusals.over' } }]);
    await expect(requestVisit(mentor, late)).rejects.toMatchObject({ reason: 'mentoring.refusals.over' });
    expect(await database().siteVisit.count({ where: { sourceId: pairing, state: 'requested' } })).toBe(0);
  });

  it('is not there, whichever of asking and ending was first', { timeout: 60_000 }, async () => {
    const { mentee, mentor, pairing } = await visiting();
    const source = await findSource(mentor, `pairing:${pairing}`);
    await Promise.allSettled([requestVisit(mentor, { siteId, source, visitors: [mentee.id, mentor.id], day: dayAhead((day += 1)), time: '10:00', minutes: 60, purpose: 'x', security: '' }), endPairing(mentee, pairing, { ending: 'ended_early', block: false, text: '' })]);
    expect(await database().siteVisit.count({ where: { sourceId: pairing, state: { in: ['requested', 'confirmed'] } } })).toBe(0);
  });

  it.each(['confirmed', 'thanked'] as const)('that is %s is gone with its key, its time and all that was told of it once the mentee erases it; a host who would wait is told at their site', async (upTo) => {
    const { mentee, mentor, pairing, visit } = await visiting(upTo);
    const { bookingId } = await database().siteVisit.findUniqueOrThrow({ where: { id: visit } });
    await database().notification.deleteMany({ where: { personId: who.host.id, subjectId: siteId } });
    await erasePairing(mentee, pairing);
    expect([await database().siteVisit.count({ where: { sourceId: pairing } }), await database().booking.count({ where: { id: bookingId ?? '' } }), await database().dataKey.count({ where: { ownerId: visit } })]).toEqual([0, 0, 0]);
    expect(await database().notification.count({ where: { subjectId: { in: [visit, bookingId ?? ''] } } })).toBe(0);
    expect(await told(who.host, siteId)).toEqual(upTo === 'confirmed' ? ['visit_off site'] : []);
    for (const person of [mentee, mentor, who.host]) await expect(readVisit(person, visit)).rejects.toThrow(NotFound);
  });
});
