import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { readDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { makeDraft } from '#prisma/seed/assistance.server.ts';
import { makeDraft as makeModuleDraft } from '#prisma/seed/authoring.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSentRequest, makeSessions } from '#prisma/seed/engagements.server.ts';
import { acceptRequest } from '#app/domain/assistance/triage.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { bomb, hugePng } from '../setup/hostile-files.ts';
import { formsIn, shownIn } from '../setup/page-parts.ts';

/** What cannot be so, wherever it can be typed: told by its field, in words, with all that was typed still there; and nothing is changed. */
let app: RunningApp;
const ids: Record<string, string> = {};
const cookies: Record<string, string> = {};

beforeAll(async () => {
  const organisationId = await makeOrganisation();
  const who = {} as Record<'lead' | 'coordinator' | 'provider' | 'trainer', AskingPerson>;
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(who.provider);
  ids.draft = await makeDraft(who.lead, organisationId, { need: 'x', difference: 'x', takingPart: 'x', urgencyReason: '', security: '' });
  ids.scoping = await acceptRequest(who.coordinator, await makeSentRequest({ lead: who.lead, organisationId }), { engagementId: null, topics: ['governance'], form: 'remote' });
  ids.engagement = await makeAgreedEngagement({ lead: who.lead, coordinator: who.coordinator, organisationId });
  await makeAcceptance(who.coordinator, ids.engagement, who.provider);
  [ids.session = ''] = await makeSessions(who.coordinator, ids.engagement, [who.lead.id], { at: new Date('2099-03-02T09:00:00Z') });
  ids.lead = who.lead.id;
  who.trainer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  ids.module = await makeModuleDraft(who.trainer, { networkId: NETWORKS.ASWA, address: 'much-in-it' });
  ids.handout = (await readDraft(who.trainer, ids.module)).pieces.find(({ kind }) => kind === 'handout')?.id ?? '';
  ids.network = NETWORKS.ASWA;
  app = await startApp();
  for (const name of ['lead', 'coordinator', 'provider', 'trainer'] as const) cookies[name] = await app.cookieOf(who[name]);
}, 120_000);

afterAll(() => app.stop());

interface Wrong {
  who: string;
  path: () => string;
  form: () => Record<string, string>;
  /** The field that is wrong, what the page says of it, and another field that was typed into. */
  field: string;
  says: RegExp;
  keeps?: readonly [string, string];
}

const REQUEST = { need: 'canary-oak', difference: '', takingPart: '', form: 'remote', urgency: 'can_wait', urgencyReason: '', security: '', version: '2' };
const TERMS = { objectives: 'canary-oak', outputs: '', method: '', halfDays: '2', edit: '1' };
const TIME = { day: '2099-03-05', time: '10:00', zone: 'UTC', minutes: '75' };
const terms = () => `/engagements/${ids.scoping}/terms/draft`;
const request = () => `/requests/${ids.draft}/edit`;
const move = () => `/sessions/${ids.session}/time`;
const plan = () => `/engagements/${ids.engagement}/schedule/series?day=2099-03-29&time=02:30&zone=Europe/Paris&minutes=60&every=1&count=1&people[]=${ids.lead}`;
const planned = (zone: string, day: string, time: string) => ({ step: 'book', 'people[]': ids.lead ?? '', minutes: '60', zone, rows: '1', 'day-0': day, 'time-0': time, 'which-0': '', 'keep-0': 'on', form: 'remote', place: '', agenda: 'canary-oak' });
const HOURS = { version: '0', zone: 'UTC', noticeMinutes: '1440', bufferMinutes: '15', hoursAWeek: '17' };

const WRONG: Readonly<Record<string, Wrong>> = {
  'a day that does not exist, in a request': { who: 'lead', path: request, form: () => ({ ...REQUEST, earliestOn: '2099-02-30', latestOn: '' }), field: 'earliestOn', says: /date/i, keeps: ['need', 'canary-oak'] },
  'a day that does not exist, in terms': { who: 'lead', path: terms, form: () => ({ ...TERMS, startsOn: '2099-13-01', endsOn: '' }), field: 'startsOn', says: /date/i, keeps: ['objectives', 'canary-oak'] },
  'a day that does not exist, for a session': { who: 'coordinator', path: move, form: () => ({ ...TIME, day: '2099-02-30' }), field: 'day', says: /Give a day that exists/, keeps: ['minutes', '75'] },
  'a day that does not exist, in a plan': { who: 'coordinator', path: plan, form: () => planned('UTC', '2099-02-30', '09:00'), field: 'day-0', says: /Give a day that exists/, keeps: ['agenda', 'canary-oak'] },
  'a day that does not exist, of an absence': { who: 'provider', path: () => '/availability/absences', form: () => ({ firstDay: '2099-02-30', lastDay: '2099-03-01' }), field: 'firstDay', says: /date/i, keeps: ['lastDay', '2099-03-01'] },
  'a day that does not exist, of other hours': { who: 'provider', path: () => '/availability/exceptions', form: () => ({ day: '2099-04-31', from: '10:00', until: '11:00' }), field: 'day', says: /date/i, keeps: ['from', '10:00'] },
  'an end before its begin, in a request': { who: 'lead', path: request, form: () => ({ ...REQUEST, earliestOn: '2099-03-02', latestOn: '2099-03-01' }), field: 'latestOn', says: /before/, keeps: ['earliestOn', '2099-03-02'] },
  'an end before its begin, in terms': { who: 'lead', path: terms, form: () => ({ ...TERMS, startsOn: '2099-03-02', endsOn: '2099-03-01' }), field: 'endsOn', says: /before/, keeps: ['startsOn', '2099-03-02'] },
  'an end before its begin, of an absence': { who: 'provider', path: () => '/availability/absences', form: () => ({ firstDay: '2098-03-02', lastDay: '2098-03-01' }), field: 'lastDay', says: /before|after/, keeps: ['firstDay', '2098-03-02'] },
  'an end before its begin, of other hours': { who: 'provider', path: () => '/availability/exceptions', form: () => ({ day: '2098-04-30', from: '11:00', until: '10:00' }), field: 'until', says: /The end must come after the begin/, keeps: ['from', '11:00'] },
  'an end before its begin, of weekly hours': { who: 'provider', path: () => '/availability', form: () => ({ ...HOURS, from1a: '12:00', until1a: '09:00' }), field: 'until1a', says: /The end must come after the begin/, keeps: ['hoursAWeek', '17'] },
  'a zone that is none, of someone': { who: 'provider', path: () => '/availability', form: () => ({ ...HOURS, zone: 'Mars/Olympus' }), field: 'zone', says: /Choose one of these time zones/, keeps: ['hoursAWeek', '17'] },
  'a zone that is none, of a site': { who: 'coordinator', path: () => `/networks/${ids.network}/sites`, form: () => ({ name: 'canary-oak', zone: 'Mars/Olympus', capacity: '3' }), field: 'zone', says: /Choose one of these time zones/, keeps: ['name', 'canary-oak'] },
  'a zone that is none, for a session': { who: 'coordinator', path: move, form: () => ({ ...TIME, zone: 'Mars/Olympus' }), field: 'zone', says: /Choose a time zone from the list/, keeps: ['minutes', '75'] },
  'a plan without the query of a search': { who: 'coordinator', path: () => plan().split('?')[0] ?? '', form: () => planned('UTC', '2099-02-30', '09:00'), field: 'day-0', says: /Give a day that exists/, keeps: ['agenda', 'canary-oak'] },
  'a plan without a session': { who: 'coordinator', path: () => plan().split('?')[0] ?? '', form: () => ({ ...planned('UTC', '', ''), rows: '' }), field: 'day-0', says: /Give a day that exists/, keeps: ['agenda', 'canary-oak'] },
  'a time that clocks leave out, for a session': { who: 'coordinator', path: move, form: () => ({ ...TIME, day: '2099-03-29', time: '02:30', zone: 'Europe/Paris' }), field: 'time', says: /This time does not exist on that day: the clocks jump over it/, keeps: ['time', '02:30'] },
  'a time that clocks leave out, in a plan': { who: 'coordinator', path: plan, form: () => planned('Europe/Paris', '2099-03-29', '02:30'), field: 'time-0', says: /This time does not exist on that day: the clocks jump over it/, keeps: ['agenda', 'canary-oak'] },
  'a calendar that is none': { who: 'provider', path: () => '/availability/busy-times', form: () => ({ text: 'canary-oak' }), field: 'text', says: /BEGIN:VCALENDAR and ends/, keeps: ['text', 'canary-oak'] },
  'a calendar with a day that does not exist': { who: 'provider', path: () => '/availability/busy-times', form: () => ({ text: 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20990230T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n' }), field: 'text', says: /Something in this calendar cannot be read/ },
};

/** What is marked as wrong on a page. */
function marked(body: string): string[] {
  return [...body.matchAll(/<(?:input|select|textarea)\b[^>]*aria-invalid="true"[^>]*>/g)].map(([tag]) => /\sname="([^"]*)"/.exec(tag)?.[1] ?? '');
}

const valuesOf = (body: string, name: string) => formsIn(body, '/').flatMap(({ controls }) => controls).filter((one) => one.name === name).map(({ value }) => value);
const everything = async () => JSON.stringify(await Promise.all([database().assistanceRequest.findMany({ orderBy: { id: 'asc' } }), database().terms.findMany({ orderBy: { id: 'asc' } }), database().booking.findMany({ orderBy: { id: 'asc' } }), database().absence.count(), database().availabilityException.count(), database().site.count(), database().busyImport.count(), database().output.count()]));

it.each(Object.entries(WRONG))('%s', { timeout: 30_000 }, async (_what, { who, path, form, field, says, keeps }) => {
  const before = await everything();
  const { status, body } = await app.send(path(), { method: 'POST', cookie: cookies[who] ?? '', form: form() });
  expect([status, marked(body)]).toEqual([422, [field]]);
  expect(body).toMatch(says);
  if (keeps) expect(valuesOf(body, keeps[0])).toContain(keeps[1]);
  expect(await everything()).toBe(before);
});

it('a time that clocks leave out is explained: between which times they jump', async () => {
  const { body } = await app.send(move(), { method: 'POST', cookie: cookies.coordinator ?? '', form: { ...TIME, day: '2099-03-29', time: '02:30', zone: 'Europe/Paris' } });
  expect(body.replace(/<!-- -->/g, '')).toMatch(/02:30[^<]*02:00[^<]*03:00/);
});

it('days the wrong way round keep nothing else from being saved as it is typed, and are told by the button', async () => {
  const save = (path: string, body: object) => app.send(path, { method: 'POST', cookie: cookies.lead ?? '', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body) });
  const { draft = '', scoping = '' } = ids;
  const { version } = await database().assistanceRequest.findUniqueOrThrow({ where: { id: draft } });
  const saved = [
    await save(`/requests/${draft}/saving`, { ...REQUEST, need: 'canary-fir', earliestOn: '2099-03-02', latestOn: '2099-03-01', topics: ['governance'], languages: ['en'], version }),
    await save(`/engagements/${scoping}/terms/saving`, { ...TERMS, objectives: 'canary-fir', startsOn: '2099-03-02', endsOn: '2099-03-01', edit: 1 }),
  ];
  expect(saved.map(({ status, body }) => [status, (JSON.parse(body) as { errors: unknown }).errors])).toEqual([[200, { latestOn: 'assistance.errors.endBeforeStart' }], [200, { endsOn: 'assistance.errors.endBeforeStart' }]]);
  for (const [path, day] of [[request(), 'latestOn'], [terms(), 'endsOn']] as const) {
    const { body } = await app.send(path, { cookie: cookies.lead ?? '' });
    expect([body.includes('canary-fir'), valuesOf(body, day)]).toEqual([true, ['2099-03-01']]);
  }
  // Neither can be sent, nor agreed to.
  const sent = await app.send(`/requests/${draft}/submission`, { method: 'POST', cookie: cookies.lead ?? '', form: {} });
  expect(sent.status).toBe(422);
  expect(sent.body).toMatch(/before the/);
  expect((await database().assistanceRequest.findUniqueOrThrow({ where: { id: draft } })).state).toBe('draft');
  expect((await app.send(`/engagements/${scoping}/terms/agreement`, { method: 'POST', cookie: cookies.lead ?? '', form: { edit: '2' } })).status).toBe(409);
});

it('a search that ends before it begins, or is in no zone, is told by its field', async () => {
  const search = (more: Record<string, string>) => app.send(`/engagements/${ids.engagement}/schedule/times?${new URLSearchParams({ 'people[]': ids.lead ?? '', minutes: '60', zone: 'UTC', from: '2099-03-02', until: '2099-03-09', every: '1', count: '1', ...more }).toString()}`, { cookie: cookies.coordinator ?? '' });
  const [late, nowhere] = [await search({ until: '2099-03-01' }), await search({ zone: 'Mars/Olympus' })];
  expect([late.status, marked(late.body), valuesOf(late.body, 'until')]).toEqual([422, ['until'], ['2099-03-01']]);
  expect([nowhere.status, marked(nowhere.body)]).toEqual([422, ['zone']]);
});

it('someone who can take part no more is told by the field of people wherever one is chosen, and the others stay chosen', async () => {
  const [cookie, { lead = '', draft: gone = '', engagement = '', session = '' }] = [cookies.coordinator ?? '', ids];
  const query = (fields: Record<string, string>) => `${new URLSearchParams(fields).toString()}&people[]=${lead}&people[]=${gone}`;
  const post = (path: string, fields: Record<string, string>) => app.send(path, { method: 'POST', cookie, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: query(fields) });
  const before = await everything();
  const { 'people[]': _, ...book } = planned('UTC', '2099-03-20', '09:00');
  const schedule = `/engagements/${engagement}/schedule`;
  const told = {
    booked: await post(`${schedule}/series`, book),
    checked: await post(`${schedule}/series`, { ...book, step: 'check' }),
    looked: await app.send(`${schedule}/series?${query({ day: '2099-03-20', time: '09:00', zone: 'UTC', minutes: '60', every: '1', count: '1' })}`, { cookie }),
    searched: await app.send(`${schedule}/times?${query({ minutes: '60', zone: 'UTC', from: '2099-03-02', until: '2099-03-09', every: '1', count: '1' })}`, { cookie }),
    changed: await post(`/sessions/${session}/people`, { version: '1' }),
  };
  expect(Object.fromEntries(Object.entries(told).map(([what, { status }]) => [what, status]))).toEqual({ booked: 422, checked: 422, looked: 200, searched: 422, changed: 422 });
  for (const [what, { body }] of Object.entries(told)) {
    expect(shownIn(body), what).toContain('can no longer take part');
    expect(formsIn(body, '/').flatMap(({ controls }) => controls).some(({ name, value }) => name === 'people[]' && value === lead), what).toBe(true);
  }
  expect(valuesOf(told.booked.body, 'agenda')).toEqual(['canary-oak']);
  expect(await everything()).toBe(before);
});

describe('a piece of a module', () => {
  /** Two hundred pages of 2,730 signs. */
  const PAGES = `${'A line of what was copied from somewhere else, as long as it is.\n'.repeat(42)}`.repeat(200).slice(0, 546_000).trimEnd();
  const TOO_MUCH: Readonly<Record<string, readonly [string, RegExp]>> = {
    'of two hundred pages': [PAGES, /at most 20.?000/],
    'of twenty thousand quotes within each other': ['>'.repeat(20_000), /more marks in this than can be read/],
    'of two thousand quotes within each other': ['>'.repeat(2_000), /more marks in this than can be read/],
  };
  const texts = async () => JSON.stringify(await database().pieceText.findMany({ where: { pieceId: ids.handout ?? '' } }));

  it.each(Object.entries(TOO_MUCH))('%s is told by its field, without a script too, and the text stays', { timeout: 60_000 }, async (_what, [body, says]) => {
    const [before, path] = [await texts(), `/drafts/${ids.module}/pieces/${ids.handout}`];
    const cookie = cookies.trainer ?? '';
    const plain = await app.send(path, { method: 'POST', cookie, form: { title: '', body, notes: '', edit: '1' } });
    expect([plain.status, marked(plain.body)]).toEqual([422, ['body']]);
    expect(plain.body).toMatch(says);
    expect(valuesOf(plain.body, 'body').map((text) => String(text).trim().length)).toEqual([body.length]);
    for (const [to, sent] of [[`${path}/saving`, { title: '', body, notes: '', edit: 1 }], [`/drafts/${ids.module}/preview`, { text: body }]] as const) {
      const typed = await app.send(to, { method: 'POST', cookie, body: Buffer.from(JSON.stringify(sent)), headers: { 'Content-Type': 'application/json' } });
      expect([typed.status, Object.keys((JSON.parse(typed.body) as { errors: object }).errors)]).toEqual([422, Object.keys(sent).filter((name) => name === 'body' || name === 'text')]);
    }
    expect(await texts()).toBe(before);
    expect((await app.send(path, { cookie })).status).toBe(200);
  });
});

describe('a file', () => {
  const HOSTILE: Readonly<Record<string, readonly [string, () => Buffer, RegExp]>> = {
    'that is not what its name says': ['plan.pdf', () => Buffer.from('only words'), /What lies inside is TXT/],
    'that is a picture under the name of a document': ['plan.docx', () => hugePng(40), /What lies inside is PNG/],
    'that unpacks to more than it says': ['plan.docx', () => bomb(80_000_000, 100), /far more packed in this file/],
    'that is a picture of 30,000 by 30,000': ['plan.png', () => hugePng(30_000), /smaller than 40 million pixels/],
  };

  it.each(Object.entries(HOSTILE))('%s is told by its field, and its name here stays', { timeout: 60_000 }, async (_what, [name, content, says]) => {
    const part = (head: string, bytes: Buffer | string) => Buffer.concat([Buffer.from(`--edge\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), typeof bytes === 'string' ? Buffer.from(bytes) : bytes, Buffer.from('\r\n')]);
    const body = Buffer.concat([part('name="title"', 'canary-oak'), part('name="session"', ''), part(`name="file"; filename="${name}"\r\nContent-Type: application/octet-stream`, content()), Buffer.from('--edge--\r\n')]);
    const answer = await app.send(`/engagements/${ids.engagement}/outputs`, { method: 'POST', cookie: cookies.lead ?? '', body, headers: { 'Content-Type': 'multipart/form-data; boundary=edge' } });
    expect([answer.status, marked(answer.body), valuesOf(answer.body, 'title')]).toEqual([422, ['file'], ['canary-oak']]);
    expect(answer.body).toMatch(says);
    expect(await database().output.count()).toBe(0);
  });
});
