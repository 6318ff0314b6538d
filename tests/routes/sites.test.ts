import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readAvailability } from '#app/domain/calendar/availability.server.ts';
import { readDaysAhead } from '#app/domain/calendar/days-ahead.server.ts';
import { siteAvailability } from '#app/domain/calendar/sites.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeSite } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

let app: RunningApp;
let coordinator: AskingPerson;
let cookie: string;
let site: string;

beforeAll(async () => {
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  site = await makeSite(NETWORKS.ASWA, { name: 'The green room', capacity: 1 });
  app = await startApp();
  cookie = await app.cookieOf(coordinator);
});

afterAll(() => app.stop());

const post = (path: string, form: Record<string, string>) => app.send(path, { method: 'POST', cookie, form });

it('a site says all that a person says, each on a page under its name, and comes back there', async () => {
  const hours = { version: '0', zone: 'Africa/Nairobi', noticeMinutes: '1440', bufferMinutes: '30', hoursAWeek: '20', from1a: '09:00', until1a: '12:00' };
  expect((await post(`/sites/${site}/hours`, hours)).headers.get('location')).toBe(`/sites/${site}/hours`);
  expect((await post(`/sites/${site}/absences`, { firstDay: '2098-01-02', lastDay: '2098-01-03' })).headers.get('location')).toBe(`/sites/${site}/absences`);
  expect((await post(`/sites/${site}/exceptions`, { day: '2098-01-06', from: '10:00', until: '11:00' })).headers.get('location')).toBe(`/sites/${site}/exceptions`);
  const text = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20300101T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n'.replace('20300101', new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
  expect((await post(`/sites/${site}/busy-times`, { text })).headers.get('location')).toBe(`/sites/${site}/busy-times`);

  const owner = await siteAvailability(coordinator, site);
  expect(await readAvailability(owner)).toMatchObject({ noticeMinutes: 1440, bufferMinutes: 30, hoursAWeek: 20, weekly: [{ weekday: 1, fromMinute: 540, toMinute: 720 }] });
  const { absences, exceptions } = await readDaysAhead(owner);
  for (const [part, what] of [['absences', absences[0]?.id], ['exceptions', exceptions[0]?.id], ['busy-times', (await database().busyImport.findFirstOrThrow({ where: { availability: { siteId: site } } })).id]] as const) {
    const page = await app.send(`/sites/${site}/${part}`, { cookie });
    expect(page.body).toContain('The green room');
    expect(page.body).toContain(`/availability/${part}/${what}/deletion`);
    expect(page.body).not.toMatch(/<title>[^<]*green/);
    expect((await post(`/availability/${part}/${what}/deletion`, { nothing: '' })).headers.get('location')).toBe(`/sites/${site}/${part}`);
  }
  expect(await readDaysAhead(owner)).toMatchObject({ absences: [], exceptions: [] });
});

it('what is wrong is told by its field, with what was typed', async () => {
  const past = await post(`/sites/${site}/absences`, { firstDay: '2020-01-02', lastDay: '2020-01-03' });
  expect([past.status, past.body.includes('These days are over'), past.body.includes('value="2020-01-03"')]).toEqual([422, true, true]);
  const torn = await post(`/sites/${site}/busy-times`, { text: 'canary-oak' });
  expect([torn.status, torn.body.includes('BEGIN:VCALENDAR and ends'), torn.body.includes('canary-oak')]).toEqual([422, true, true]);
});

it('more people than a site has room for are told by the field where they are chosen, and nothing is booked', async () => {
  const organisationId = await makeOrganisation();
  const [lead, provider] = [await makePerson([{ organisationId, role: 'lead' }]), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }])];
  await makeProfile(provider);
  const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
  await makeAcceptance(coordinator, engagement, provider);
  const people = [lead.id, provider.id, site];
  const query = (more: Record<string, string>) => new URLSearchParams([...people.map((id) => ['people[]', id] as [string, string]), ...Object.entries({ minutes: '60', zone: 'UTC', every: '1', count: '1', ...more })]).toString();
  const found = await app.send(`/engagements/${engagement}/schedule/times?${query({ from: '2098-02-03', until: '2098-02-04' })}`, { cookie });
  expect(found.status).toBe(422);
  expect(found.body).toMatch(/no room for 2 people: the sites have places for 1/);
  expect(found.body).toContain('value="2098-02-04"');
  for (const id of people) expect(found.body).toMatch(new RegExp(`value="${id}"[^>]*checked|checked[^>]*value="${id}"`));

  const series = `/engagements/${engagement}/schedule/series`;
  const plan = query({ day: '2098-02-03', time: '10:00' });
  expect((await app.send(`${series}?${plan}`, { cookie })).body).toMatch(/no room for 2 people/);
  const body = query({ step: 'book', rows: '1', 'day-0': '2098-02-03', 'time-0': '10:00', 'which-0': '', 'keep-0': 'on', form: 'in_person', place: '', agenda: 'canary-elm' });
  const booked = await app.send(`${series}?${plan}`, { method: 'POST', cookie, body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  expect([booked.status, /no room for 2 people/.test(booked.body), booked.body.includes('canary-elm')]).toEqual([422, true, true]);
  expect(await database().assistanceSession.count({ where: { engagementId: engagement } })).toBe(0);
});

it('a visit at an hour that the clocks of the site show twice asks which is meant, with all that was typed, and is at the one that was said', async () => {
  const [organisationId, asking] = [await makeOrganisation(), await makeOrganisation()];
  const [host, lead] = [await makePerson([{ organisationId, role: 'site_host' }]), await makePerson([{ organisationId: asking, role: 'lead' }])];
  const siteId = await makeDemonstration({ coordinator, host, organisationId, networkId: NETWORKS.ASWA, address: 'a street', place: { capacity: 3, zone: 'Europe/Paris' } });
  const [path, theirs] = [`/sites/${siteId}/visits/new?source=organisation:${asking}`, await app.cookieOf(lead)];
  expect((await app.send(path, { cookie: theirs })).body).not.toContain('name="which"');
  // The last Sunday of October.
  const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 9, 31));
  const day = new Date(+last - last.getUTCDay() * 86_400_000).toISOString().slice(0, 10);
  const ask = (more: Record<string, string> = {}) => app.send(path, { method: 'POST', cookie: theirs, body: new URLSearchParams({ source: `organisation:${asking}`, 'visitors[]': lead.id, day, time: '02:30', minutes: '60', purpose: 'canary-birch', security: '', ...more }).toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  const asked = await ask();
  expect([asked.status, /<select[^>]*name="which"/.test(asked.body), asked.body.includes('The clocks show this hour twice on that day'), asked.body.includes('canary-birch')]).toEqual([422, true, true, true]);
  expect((await ask({ which: 'third' })).status).toBe(422);
  const visit = (await ask({ which: 'second' })).headers.get('location') ?? '';
  expect((await database().siteVisit.findUniqueOrThrow({ where: { id: visit.split('/').at(-1) ?? '' } })).startsAt.toISOString()).toBe(`${day}T01:30:00.000Z`);
});
