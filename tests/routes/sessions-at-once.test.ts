import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAvailability } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { shownIn } from '../setup/page-parts.ts';

/** One who gives help in five engagements of as many organisations, which two coordinators schedule. */
let app: RunningApp;
let provider: AskingPerson;
const cookies: string[] = [];
const engagements: string[] = [];

beforeAll(async () => {
  app = await startApp();
  provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(provider, { weeklyHours: 40 });
  await makeAvailability(provider.id, { zone: 'UTC', bufferMinutes: 15 });
  const coordinators = await Promise.all([1, 2].map(() => makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }])));
  cookies.push(...(await Promise.all(coordinators.map((one) => app.cookieOf(one)))));
  for (let k = 0; k < 5; k += 1) {
    const organisationId = await makeOrganisation();
    const parties = { lead: await makePerson([{ organisationId, role: 'lead' }]), coordinator: coordinators[k % 2] as AskingPerson, organisationId };
    engagements.push(await makeAgreedEngagement(parties));
    await makeAcceptance(parties.coordinator, engagements[k] ?? '', provider);
  }
}, 60_000);

afterAll(() => app.stop());

it('of fifty who send the same hour at once one books it; each of the others reads who is held and the next free times, with all that was typed', { timeout: 120_000 }, async () => {
  const send = (k: number) =>
    app.send(`/engagements/${engagements[k % 5]}/schedule/series`, {
      method: 'POST',
      cookie: cookies[k % 2] ?? '',
      form: { step: 'book', 'people[]': provider.id, minutes: '60', zone: 'UTC', rows: '1', form: 'remote', place: '', agenda: `What sender ${k} wrote`, 'day-0': '2099-05-05', 'time-0': '10:00', 'which-0': '', 'keep-0': 'on' },
    });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, k) => send(k)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 49 }, () => 422)]);
  expect(await database().hold.count({ where: { personId: provider.id, releasedAt: null } })).toBe(1);
  expect(await database().assistanceSession.count()).toBe(1);
  for (const [k, { status, body }] of answers.entries()) {
    if (status === 303) continue;
    const read = shownIn(body).replaceAll('<!-- -->', '');
    expect(read).toContain('Someone is held already at this time');
    // Beside the booking and the quarter of an hour after it.
    for (const time of ['11:15', '12:15', '13:15']) expect(read).toContain(`(2099-05-05, ${time})`);
    expect(body).toContain(`What sender ${k} wrote`);
  }
});
