import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteExpiredSessions } from '#app/domain/accounts/lucia.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { PAGE_OF } from '#app/ui/saving/page-of.ts';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn } from '../setup/page-parts.ts';

/** What is typed into a page belongs to whoever typed it, and to nobody who signs in there next. */
const TYPED = 'typed before the end, canary-2H6-cedar';
const PASSPHRASE = 'lantern otter gravel umbrella';
const NOTE = 'ce-decision-making.note';
let app: RunningApp;
let writer: AskingPerson;
let second: AskingPerson;
let page: string;

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  const organisationId = await makeOrganisation();
  writer = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Writer', passphrase: PASSPHRASE });
  second = await makePerson([{ organisationId, role: 'member' }], { pseudonym: 'Second', passphrase: PASSPHRASE });
  page = `/assessments/${await makeOpenAssessment({ lead: writer, organisationId, participants: [writer, second] })}/components/1`;
  app = await startApp();
});

afterAll(() => app.stop());

const hour = 3_600_000;
const endBy = (ms: number) => database().session.updateMany({ where: { personId: writer.id }, data: { expiresAt: new Date(Date.now() - ms) } });

/** Sends the page of answers with a cookie, and returns the sign-in page that comes instead. */
async function sendAnswers(cookie: string) {
  const fields = { 'ce-decision-making.version': '0', 'ce-decision-making.choice': '3', [NOTE]: TYPED };
  const answer = await app.send(page, { method: 'POST', cookie, form: fields });
  expect(answer.status).toBe(401);
  expect(answer.body).not.toContain(TYPED);
  expect(await database().answer.count({ where: { note: { not: null } } })).toBe(0);
  const controls = formsIn(answer.body, '/sign-in').find(({ action }) => action === '/sign-in')?.controls ?? [];
  return { body: answer.body, kept: controls.find(({ name }) => name === 'kept')?.value };
}

async function signIn(pseudonym: string, kept: string | null | undefined, passphrase = PASSPHRASE) {
  await connectionPool().query('delete from rate_limit');
  return app.send('/sign-in', { method: 'POST', form: { pseudonym, passphrase, sharedDevice: 'on', to: '/home', ...(kept ? { kept } : {}) } });
}

describe('a form sent after its session had ended', () => {
  it.each([['a minute', 60_000], ['five hours', 5 * hour]])('%s ago is given back to the person who typed it, to be sent with one press', async (_name, ago) => {
    const cookie = await app.cookieOf(writer);
    await endBy(ago);
    // Other tabs ask, too, and jobs clean up: neither may lose what was typed.
    await app.send('/home', { cookie });
    await deleteExpiredSessions();
    const { body, kept } = await sendAnswers(cookie);
    expect(body).toContain('What you typed is kept for you alone');
    const wrong = await signIn('Writer', kept, 'wrong wrong wrong wrong');
    expect(wrong.status).toBe(422);
    expect(wrong.body).not.toContain(TYPED);
    const answer = await signIn('Writer', formsIn(wrong.body, '/sign-in').flatMap(({ controls }) => controls).find(({ name }) => name === 'kept')?.value);
    expect(answer.status).toBe(200);
    const [resume] = formsIn(answer.body, '/sign-in').filter(({ action }) => action === page);
    expect(resume?.controls.find(({ name }) => name === NOTE)?.value).toBe(TYPED);
    const opened = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-s='))?.split(';')[0] ?? '';
    const sent = await app.send(page, { method: 'POST', cookie: opened, form: Object.fromEntries((resume?.controls ?? []).map(({ name, value }) => [name, value ?? ''])) });
    expect(sent.status).toBe(303);
    expect((await app.send(page, { cookie: opened })).body).toContain(TYPED);
    await database().answer.deleteMany();
  });

  it('is given to nobody else: another one who signs in there is told so in plain words', async () => {
    const cookie = await app.cookieOf(writer);
    await endBy(60_000);
    const { kept } = await sendAnswers(cookie);
    const answer = await signIn('Second', kept);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/home']);
    expect(answer.body).not.toContain(TYPED);
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    expect((await app.send('/home', { cookie: cookies })).body).toContain('only whoever typed it gets it back');
  });

  it.each([
    ['without any session', () => Promise.resolve('')],
    ['with a session that never was', () => Promise.resolve('__Host-s=abcdefghijklmnopqrstuvwxyz')],
    ['with one that was signed out of', async () => {
      const cookie = await app.cookieOf(writer);
      await app.send('/sign-out', { method: 'POST', cookie, form: {} });
      return cookie;
    }],
    ['with one that ended long ago', async () => {
      const cookie = await app.cookieOf(writer);
      await endBy(25 * hour);
      await deleteExpiredSessions();
      return cookie;
    }],
  ])('%s is kept for nobody, and that is said', async (_name, open) => {
    const { body, kept } = await sendAnswers(await open());
    expect(kept).toBeUndefined();
    expect(body).toContain('nothing was saved');
  });

  it('cannot be forged, nor moved to somebody else', async () => {
    const cookie = await app.cookieOf(writer);
    await endBy(60_000);
    const { kept } = await sendAnswers(cookie);
    for (const forged of [JSON.stringify({ action: '//evil.example', fields: [['note', 'x']] }), `${kept?.slice(0, -40)}AAAA${kept?.slice(-36)}`, kept?.replace('.kept.', '.other.'), kept?.slice(0, -4), 'v1.kept..']) expect((await signIn('Writer', forged)).status, forged?.slice(0, 30)).toBe(303);
  });

  it('keeps nothing secret, and nothing so large that it could not be sent on', async () => {
    const cookie = await app.cookieOf(writer);
    await endBy(60_000);
    const answer = await app.send('/account/passphrase', { method: 'POST', cookie, form: { current: PASSPHRASE, passphrase: 'another lantern otter gravel' } });
    const kept = formsIn(answer.body, '/sign-in').flatMap(({ controls }) => controls).find(({ name }) => name === 'kept')?.value;
    expect((await signIn('Writer', kept)).body).not.toMatch(/lantern otter/);
    await endBy(60_000);
    const large = await app.send(page, { method: 'POST', cookie, form: { [NOTE]: 'x'.repeat(5_500_000) } });
    expect([large.status, large.body.length < 100_000]).toEqual([401, true]);
    const many = await app.send(page, { method: 'POST', cookie, form: Object.fromEntries(Array.from({ length: 2500 }, (_, i) => [`field${i}`, 'x'])) });
    expect(many.status).toBe(413);
  });
});

it('an ended session never lets anyone in, though it is remembered whose it was', async () => {
  const cookie = await app.cookieOf(writer);
  await endBy(60_000);
  for (const path of ['/home', '/account', page]) expect((await app.send(path, { cookie })).status).toBe(302);
  expect((await app.send('/account/sessions/ending', { method: 'POST', cookie, form: {} })).status).toBe(401);
});

describe('what is saved as one types', () => {
  const save = (cookie: string, note: string, pageOf: string) => app.send(page.replace(/components.*$/, 'answers'), { method: 'POST', cookie, headers: { 'Content-Type': 'application/json', [PAGE_OF]: pageOf }, body: JSON.stringify({ criterion: 'ce-reach', choice: '2', note, evidence: '', version: 0 }) });
  const pageOf = async (cookie: string) => /"pageOf","([^"]*)"/.exec((await app.send(`${page}.data`, { cookie })).body)?.[1] ?? '';

  it('on the page of one person is never saved for who signs in beside it, and shows nothing of theirs', async () => {
    const [cookie, others] = [await app.cookieOf(writer), await app.cookieOf(second)];
    const own = await pageOf(cookie);
    await database().answer.deleteMany();
    const answer = await save(others, TYPED, own);
    expect([answer.status, answer.body]).toEqual([401, '']);
    expect(await database().answer.count()).toBe(0);
    expect((await save(others, 'private, canary-8K1-elder', await pageOf(others))).status).toBe(200);
    expect((await save(others, TYPED, own)).body).toBe('');
    expect((await save(await app.cookieOf(writer), 'private, canary-8K1-elder', own)).status).toBe(200);
  });

  it('tells nobody whose page it is', async () => {
    const sign = await pageOf(await app.cookieOf(writer));
    expect(sign).toMatch(/^[\w-]{22}$/);
    expect((await app.send(page, { cookie: await app.cookieOf(writer) })).body).not.toContain(writer.id);
  });

  it.each(['assessments/ID/answers', 'requests/ID/saving', 'engagements/ID/terms/saving', 'pairings/ID/agreement/saving', 'plan-lines/ID/saving', 'drafts/ID/pieces/ID/saving', 'drafts/ID/facts/saving', 'drafts/ID/preview'])('does not begin without a page (%s)', async (route) => {
    const path = `/${route.replaceAll('ID', newId())}`;
    expect((await app.send(path, { method: 'POST', cookie: await app.cookieOf(writer), headers: { 'Content-Type': 'application/json', [PAGE_OF]: '' }, body: '{}' })).status).toBe(401);
  });
});
