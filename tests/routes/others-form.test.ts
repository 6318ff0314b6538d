import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { WHOSE_PAGE } from '#app/ui/forms/field-values.ts';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn } from '../setup/page-parts.ts';

/** Two people on one device: one's page stands open in a tab while the other signs in beside it, and its button is pressed. */
const TYPED = 'typed by one of two, canary-7R3-willow';
const PASSPHRASE = 'lantern otter gravel umbrella';
const NOTE = 'ce-decision-making.note';
let app: RunningApp;
let organisationId: string;
let writer: AskingPerson;
let second: AskingPerson;
let id: string;
let page: string;
let [own, others] = ['', ''];

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  organisationId = await makeOrganisation();
  writer = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Writer', passphrase: PASSPHRASE });
  second = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Second', passphrase: PASSPHRASE });
  id = await makeOpenAssessment({ lead: writer, organisationId, participants: [writer, second] });
  page = `/assessments/${id}/components/1`;
  app = await startApp();
});

beforeEach(async () => {
  [own, others] = [await app.cookieOf(writer), await app.cookieOf(second)];
  await database().answer.deleteMany();
  await connectionPool().query('delete from rate_limit');
});

afterAll(() => app.stop());

/** What the browser would send of a form of a page that somebody has opened. */
async function formOn(path: string, cookie: string, action = path): Promise<Record<string, string>> {
  const { body } = await app.send(path, { cookie });
  const form = formsIn(body, path).find((one) => one.method === 'post' && one.action === action);
  expect(form, `a form of ${path} for ${action}`).toBeDefined();
  return Object.fromEntries((form?.controls ?? []).flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}

const typed = async (): Promise<Record<string, string>> => ({ ...(await formOn(page, own)), 'ce-decision-making.choice': '3', [NOTE]: TYPED });
const send = (path: string, cookie: string, form: Record<string, string>, headers: Record<string, string> = {}) => app.send(path, { method: 'POST', cookie, form, headers });
const keptIn = (body: string) => formsIn(body, '/').find(({ action }) => action === '/sign-in')?.controls.find(({ name }) => name === 'kept')?.value ?? '';
const signIn = (pseudonym: string, kept: string, cookie: string, passphrase = PASSPHRASE) => send('/sign-in', cookie, { pseudonym, passphrase, sharedDevice: 'on', kept });

describe('a form of one person, sent as another', () => {
  it.each([['en', 'Someone else has signed in on this device'], ['fr', 'Une autre personne s’est connectée sur cet appareil']])('is not done, and shows no word of either (%s)', async (language, title) => {
    const { status, body, headers } = await send(page, others, await typed(), { 'Accept-Language': language });
    expect([status, headers.get('content-type')]).toEqual([409, 'text/html; charset=utf-8']);
    expect(body).toContain(title);
    for (const word of [TYPED, 'Writer', 'Second']) expect(body).not.toContain(word);
    expect(formsIn(body, '/').map(({ action }) => action)).toEqual(['/leave', '/sign-in']);
    expect(body).toContain('href="/home"');
    expect(await database().answer.count()).toBe(0);
    const forScripts = await send(`${page}.data`, others, await typed());
    expect([forScripts.status, forScripts.body.includes(TYPED)]).toEqual([409, false]);
    expect(await database().answer.count()).toBe(0);
  });

  it('is done for whose page it is, and as ever where the page does not say, as before this was asked', async () => {
    expect((await send(page, own, await typed())).status).toBe(303);
    expect(await database().answer.count({ where: { personId: second.id } })).toBe(0);
    await database().answer.deleteMany();
    const { [WHOSE_PAGE]: sign, ...old } = await typed();
    expect(sign).toMatch(/^[\w-]{22}$/);
    expect((await send(page, own, old)).status).toBe(303);
    expect(await database().answer.count()).toBeGreaterThan(0);
  });

  it('is kept for whose page it is: signed in there, they send it with one press', async () => {
    const kept = keptIn((await send(page, others, await typed())).body);
    const wrong = await signIn('Writer', kept, others, 'wrong wrong wrong wrong');
    expect(wrong.status).toBe(422);
    const back = await signIn('Writer', keptIn(wrong.body), others);
    expect(back.status).toBe(200);
    expect([back.body.includes('Writer'), back.body.includes('Second')]).toEqual([true, false]);
    const resume = formsIn(back.body, '/sign-in').find(({ action }) => action === page);
    expect(resume?.controls.find(({ name }) => name === NOTE)?.value).toBe(TYPED);
    const cookie = back.headers.getSetCookie().find((one) => one.startsWith('__Host-s='))?.split(';')[0] ?? '';
    const form = Object.fromEntries((resume?.controls ?? []).map(({ name, value }) => [name, value ?? '']));
    // And should the other one be signed in again before that press, it is not theirs either.
    expect((await send(page, others, form)).status).toBe(409);
    expect((await send(page, cookie, form)).status).toBe(303);
    expect((await app.send(page, { cookie })).body).toContain(TYPED);
  });

  it('is given to nobody else, whoever signs in there', async () => {
    const kept = keptIn((await send(page, others, await typed())).body);
    const { status, body } = await signIn('Second', kept, others);
    expect([status, body.includes(TYPED)]).toEqual([303, false]);
  });

  it('cannot be kept for a person by their id, nor for two', async () => {
    for (const sign of [writer.id, '', 'x'.repeat(22_000)]) {
      const { status, body } = await send(page, others, { ...(await typed()), [WHOSE_PAGE]: sign });
      expect([status, keptIn(body), body.includes('is not kept')]).toEqual([409, '', true]);
    }
    const fields = new URLSearchParams(await typed());
    fields.append(WHOSE_PAGE, (await formOn(page, others))[WHOSE_PAGE] ?? '');
    const twice = await app.send(page, { method: 'POST', cookie: others, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: fields.toString() });
    expect([twice.status, keptIn(twice.body)]).toEqual([409, '']);
    expect(await database().answer.count()).toBe(0);
  });

  it('holds no secret', async () => {
    const form = { ...(await formOn('/account/passphrase', own)), current: PASSPHRASE, passphrase: 'another lantern otter gravel' };
    const { status, body } = await send('/account/passphrase', others, form);
    expect([status, body.includes('lantern')]).toEqual([409, false]);
    expect((await signIn('Writer', keptIn(body), others)).body).not.toContain('lantern');
  });

  it('that is a move without words is not made', async () => {
    const overview = `/assessments/${id}`;
    const [count, form] = [await database().assessment.findUniqueOrThrow({ where: { id } }), await formOn(overview, own, `${overview}/withdrawal`)];
    const { status, body } = await send(`${overview}/withdrawal`, others, form);
    expect([status, /Someone else has signed in/.test(body)]).toEqual([409, true]);
    expect((await send(`${overview}/withdrawal.data`, others, form)).status).toBe(409);
    expect(await database().assessment.findUniqueOrThrow({ where: { id } })).toEqual(count);
  });

  it('with a file is not taken either, and tells that the file is not kept', async () => {
    const path = `/assessments/${id}/import`;
    const form = await formOn(path, own);
    const part = (head: string, content: string) => `--edge\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
    const body = `${Object.entries(form).filter(([name]) => name !== 'file').map(([name, value]) => part(`name="${name}"`, value)).join('')}${part('name="file"; filename="a.xlsx"\r\nContent-Type: application/octet-stream', 'a word')}--edge--\r\n`;
    const answer = await app.send(path, { method: 'POST', cookie: others, body, headers: { 'Content-Type': 'multipart/form-data; boundary=edge' } });
    expect([answer.status, answer.body.includes('Files are not kept')]).toEqual([409, true]);
  });
});

describe('a form of one person, sent once the session of another has ended there', () => {
  const endThatOf = (person: AskingPerson) => database().session.updateMany({ where: { personId: person.id }, data: { expiresAt: new Date(Date.now() - 60_000) } });

  it('is kept for whose page it is, and not for whose session it was', async () => {
    const form = await typed();
    await endThatOf(second);
    const { status, body } = await send(page, others, form);
    expect([status, body.includes(TYPED)]).toEqual([401, false]);
    const forSecond = await signIn('Second', keptIn(body), '');
    expect([forSecond.status, forSecond.body.includes(TYPED)]).toEqual([303, false]);
    expect((await signIn('Writer', keptIn(body), '')).body).toContain(TYPED);
  });

  it('is kept also where that one was signed out of', async () => {
    const form = await typed();
    await send('/sign-out', others, {});
    expect((await signIn('Writer', keptIn((await send(page, others, form)).body), '')).body).toContain(TYPED);
  });
});

it('an invitation that a visitor was taking up is not taken up with the account of who signs in beside them', async () => {
  const path = await invite(writer, organisationId, { role: 'member', locale: 'en', note: '' });
  const form = { ...(await formOn(path, '')), pseudonym: 'Newcomer', passphrase: PASSPHRASE, recoveryAddress: '', sharedDevice: 'on' };
  const { status, body } = await send(path, others, form);
  expect([status, body.includes('Newcomer'), body.includes(PASSPHRASE)]).toEqual([409, false, false]);
  expect(await database().membership.count({ where: { personId: second.id } })).toBe(1);
  expect((await send(path, '', form)).status).toBe(200);
});
