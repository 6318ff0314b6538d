import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

let app: RunningApp;
let cookie: string;
let lead: AskingPerson;
let provider: AskingPerson;
let added: AskingPerson;
let engagement: string;
let session: string;

beforeAll(async () => {
  const organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Baobab' });
  provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }], { pseudonym: 'Cedar' });
  added = await makePerson([{ organisationId, role: 'member' }], { pseudonym: 'Sorrel' });
  const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  await makeProfile(provider);
  engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
  await makeAcceptance(coordinator, engagement, provider);
  [session = ''] = await makeSessions(coordinator, engagement, [lead.id], { at: new Date('2099-03-02T09:00:00Z') });
  app = await startApp();
  cookie = await app.cookieOf(coordinator);
});

afterAll(() => app.stop());

/** The objections that a page shows, as it sends them back. */
const shownIn = (body: string) => Object.fromEntries([...body.matchAll(/name="anyway\[\]" value="([^"]+)"/g)].map(([, key = '']) => ['anyway[]', key]));
const to = (page: string) => `/sessions/${session}/${page}`;
const begins = async () => (await database().assistanceSession.findUniqueOrThrow({ where: { id: session }, select: { booking: { select: { startsAt: true } } } })).booking.startsAt.toISOString();

it('a move over what someone said is told first, then made when it is meant; one into the past is told by its field', async () => {
  await database().availability.create({ data: { id: newId(), personId: lead.id, zone: 'UTC', noticeMinutes: 0, bufferMinutes: 0, updatedAt: new Date(), absences: { create: { id: newId(), firstDay: new Date('2099-03-05'), lastDay: new Date('2099-03-06') } } } });
  const form = { day: '2099-03-05', time: '10:00', zone: 'UTC', minutes: '60' };
  const first = await app.send(to('time'), { method: 'POST', cookie, form });
  expect([first.status, await begins()]).toEqual([422, '2099-03-02T09:00:00.000Z']);
  expect(first.body).toContain('Baobab: away.');
  const past = await app.send(to('time'), { method: 'POST', cookie, form: { ...form, day: '2020-03-05', ...shownIn(first.body) } });
  expect(past.body).toContain('This time is over');
  // What was shown of one time is not meant of another.
  const other = await app.send(to('time'), { method: 'POST', cookie, form: { ...form, day: '2099-03-06', ...shownIn(first.body) } });
  expect([other.status, other.body.includes('2099-03-06'), other.body.includes('Baobab: away.')]).toEqual([422, true, true]);
  const meant = await app.send(to('time'), { method: 'POST', cookie, form: { ...form, ...shownIn(first.body) } });
  expect([meant.status, await begins()]).toEqual([303, '2099-03-05T10:00:00.000Z']);
});

/** The version that a page's form shows, which it sends along. */
const versionOn = async (page: 'people' | 'plan') => /name="version" value="(\d+)"/.exec((await app.send(to(page), { cookie })).body)?.[1] ?? '';

it('who takes part is changed; a clash is told by the field, and what was chosen stays', async () => {
  await makeBooking({ people: [provider.id], at: new Date('2099-03-05T10:00:00Z') });
  const clash = await app.send(to('people'), { method: 'POST', cookie, form: { 'people[]': provider.id, version: await versionOn('people') } });
  expect(clash.status).toBe(422);
  expect(clash.body).toContain('Already held at this time: Cedar.');
  const box = (body: string, id: string) => body.match(new RegExp(`<input[^>]*value="${id}"[^>]*>`))?.[0] ?? '';
  expect([box(clash.body, provider.id).includes('checked'), box(clash.body, lead.id).includes('checked')]).toEqual([true, false]);
  expect((await app.send(to('people'), { method: 'POST', cookie, form: { version: await versionOn('people') } })).status).toBe(422);
});

it('who is added and said that they cannot then is told by name, and kept when it is meant', async () => {
  await database().availability.create({ data: { id: newId(), personId: added.id, zone: 'UTC', noticeMinutes: 0, bufferMinutes: 0, updatedAt: new Date(), hours: { create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ id: newId(), weekday, fromMinute: 18 * 60, toMinute: 20 * 60 })) } } });
  const form = { 'people[]': added.id, version: await versionOn('people') };
  const first = await app.send(to('people'), { method: 'POST', cookie, form });
  expect(first.status).toBe(422);
  expect(first.body).toMatch(/Sorrel: [^<]+\./);
  expect(first.body).toMatch(/<input[^>]*name="sure"/);
  expect(first.body.match(new RegExp(`<input[^>]*value="${added.id}"[^>]*>`))?.[0]).toContain('checked');
  const shown = shownIn(first.body);
  for (const unmeant of [{ sure: 'on' }, { sure: 'on', 'anyway[]': shown['anyway[]']?.replace('hours', 'absent') ?? '' }, shown]) {
    const again = await app.send(to('people'), { method: 'POST', cookie, form: { ...form, ...unmeant } });
    expect([again.status, /<input[^>]*name="sure"[^>]*checked/.test(again.body)]).toEqual([422, false]);
  }
  expect((await app.send(to('people'), { method: 'POST', cookie, form: { ...form, ...shown, sure: 'on' } })).status).toBe(303);
});

it('a plan is booked over what was shown to stand against it, and over nothing that came up since', async () => {
  const series = `/engagements/${engagement}/schedule/series?people[]=${added.id}&minutes=60&zone=UTC&day=2099-04-07&time=09:00&every=1&count=1`;
  const plan = (time: string) => ({ step: 'book', 'people[]': added.id, minutes: '60', zone: 'UTC', rows: '1', form: 'remote', place: '', agenda: 'canary-elm', 'day-0': '2099-04-07', 'time-0': time, 'which-0': '', 'keep-0': 'on' });
  const looked = await app.send(series, { cookie });
  const unseen = await app.send(series, { method: 'POST', cookie, form: { ...plan('10:00'), ...shownIn(looked.body) } });
  expect([unseen.status, unseen.body.includes('Not everyone can then'), unseen.body.includes('canary-elm')]).toEqual([422, true, true]);
  expect((await app.send(series, { method: 'POST', cookie, form: { ...plan('10:00'), ...shownIn(unseen.body) } })).status).toBe(303);
  expect((await app.send(series, { method: 'POST', cookie, form: { ...plan('18:30') } })).status).toBe(303);
});

it('a plan whose query is bad is asked for again where one looks for a time', async () => {
  const { status, headers } = await app.send(`/engagements/${engagement}/schedule/series?day=2099-02-30&time=09:00&zone=UTC&minutes=60&every=1&count=1&people[]=${lead.id}`, { cookie });
  expect([status, headers.get('location')]).toEqual([303, expect.stringContaining('/schedule/times?')]);
  const told = await app.send(headers.get('location') ?? '', { cookie });
  expect([told.status, told.body.includes('Give a day that exists')]).toEqual([422, true]);
});

it('what is planned of a session is said after it was booked, and over nothing that its writer did not see', async () => {
  const version = await versionOn('plan');
  const form = { form: 'in_person', place: 'canary-fig', agenda: '', version };
  const bad = await app.send(to('plan'), { method: 'POST', cookie, form: { ...form, form: 'by_sea' } });
  expect([bad.status, bad.body.includes('canary-fig')]).toEqual([422, true]);
  expect((await app.send(to('plan'), { method: 'POST', cookie, form })).status).toBe(303);
  expect((await app.send(`/sessions/${session}`, { cookie })).body).toContain('canary-fig');
  const late = await app.send(to('plan'), { method: 'POST', cookie, form: { ...form, place: 'canary-plum' } });
  expect([late.status, late.body.includes('canary-plum'), late.body.includes('changed in another window'), late.body.includes(`name="version" value="${version}"`)]).toEqual([422, true, true, true]);
  expect(late.body).toMatch(/<a class="link" href="" target="_blank">See it as it stands now/);
});

it('a plan takes more people than a search, chosen where it is looked over', async () => {
  const looked = await app.send(`/engagements/${engagement}/schedule/series?people[]=${added.id}&minutes=60&zone=UTC&day=2099-05-05&time=09:00&every=1&count=1`, { cookie });
  const boxes = [...looked.body.matchAll(/<input[^>]*name="people\[\]"[^>]*>/g)].map(([box]) => box);
  expect([boxes.length > 2, boxes.filter((box) => box.includes('checked')).map((box) => /value="([^"]+)"/.exec(box)?.[1])]).toEqual([true, [added.id]]);
});

it('a provider’s part is ended only once that was asked', async () => {
  const { body } = await app.send(`/engagements/${engagement}/providers`, { cookie });
  expect(body).toMatch(/<details(?:(?!<\/details>)[\s\S])*Cedar is let go(?:(?!<\/details>)[\s\S])*action="\/provider-invitations\/[^"]+\/ending"/);
});
