import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueRecoveryCodes } from '#app/domain/accounts/recovery.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { countWaiting } from '../setup/waiting.ts';

/** Whoever knows the passphrase of before has a request under way while its owner sets a new one: nothing of it holds afterwards. */
let app: RunningApp;
let organisation: string;
const [BEFORE, AFTER, THIEVES] = ['lantern otter gravel umbrella', 'another lantern otter gravel', 'a third lantern otter gravel'];

beforeAll(async () => {
  organisation = await makeOrganisation();
  app = await startApp();
});

afterAll(() => app.stop());

const post = (path: string, form: Record<string, string>, cookie?: string) => app.send(path, { method: 'POST', form, ...(cookie ? { cookie } : {}) });
const signIn = ({ pseudonym }: AskingPerson, passphrase: string) => post('/sign-in', { pseudonym, passphrase });
const cookieIn = ({ headers }: { headers: Headers }) => headers.getSetCookie().find((one) => one.startsWith('__Host-s='))?.split(';')[0];
const makeOwner = () => makePerson([{ organisationId: organisation, role: 'member' }], { passphrase: BEFORE });
const homeOf = async (cookie: string | undefined) => (cookie ? (await app.send('/home', { cookie })).status : 302);

/**
 * Begins `first`, which comes as far as the sessions of the person, of which one is held; then `second`, until it waits as well or is
 * answered; and lets go. So `second` looks before `first` is committed, and would do its work after it has looked.
 */
async function overlap<A, B>(person: AskingPerson, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  await app.cookieOf(person);
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    const { id } = await database().session.findFirstOrThrow({ where: { personId: person.id }, orderBy: { createdAt: 'desc' }, select: { id: true } });
    await holder.query('begin');
    await holder.query('select 1 from session where id = $1 for update', [id]);
    const one = first();
    await expect.poll(countWaiting, { timeout: 8_000 }).toBe(1);
    let answered = false;
    const other = second().finally(() => (answered = true));
    await expect.poll(async () => answered || (await countWaiting()) === 2, { timeout: 8_000 }).toBe(true);
    await holder.query('rollback');
    return await Promise.all([one, other]);
  } finally {
    await holder.end();
  }
}

it('a sign-in with the passphrase of before opens nothing once there is another', { timeout: 60_000 }, async () => {
  const person = await makeOwner();
  const cookie = await app.cookieOf(person);
  const [changed, thief] = await overlap(person, () => post('/account/passphrase', { current: BEFORE, passphrase: AFTER }, cookie), () => signIn(person, BEFORE));
  expect([changed.status, await homeOf(cookieIn(changed))]).toEqual([303, 200]);
  expect([thief.status, await homeOf(cookieIn(thief))]).toEqual([422, 302]);
  expect(await database().session.count({ where: { personId: person.id } })).toBe(1);
  expect((await signIn(person, AFTER)).status).toBe(303);
});

it('a passphrase that was being changed is not, once the account is recovered', { timeout: 60_000 }, async () => {
  const person = await makeOwner();
  const [code = ''] = await inTransaction((tx) => issueRecoveryCodes(tx, person.id));
  const cookie = await app.cookieOf(person);
  const recover = () => post('/recovery', { pseudonym: person.pseudonym, code, passphrase: AFTER });
  const [recovered, thief] = await overlap(person, recover, () => post('/account/passphrase', { current: BEFORE, passphrase: THIEVES }, cookie));
  expect([recovered.status, thief.status, thief.body.includes(THIEVES)]).toEqual([303, 422, false]);
  expect(await database().session.count({ where: { personId: person.id } })).toBe(0);
  expect([(await signIn(person, THIEVES)).status, (await signIn(person, AFTER)).status]).toEqual([422, 303]);
});

it('nor are codes renewed with which it could be recovered back', { timeout: 60_000 }, async () => {
  const person = await makeOwner();
  const codes = await inTransaction((tx) => issueRecoveryCodes(tx, person.id));
  const cookie = await app.cookieOf(person);
  const recover = (code = '') => post('/recovery', { pseudonym: person.pseudonym, code, passphrase: AFTER });
  const [recovered, thief] = await overlap(person, () => recover(codes[0]), () => post('/account/recovery-codes', { current: BEFORE }, cookie));
  expect([recovered.status, thief.status]).toEqual([303, 422]);
  expect((await recover(codes[1])).status).toBe(303);
});

it('signing out everywhere ends the session as well that is just going on under another id', { timeout: 60_000 }, async () => {
  const person = await makeOwner();
  const lead = await makePerson([{ organisationId: organisation, role: 'lead' }]);
  const invitation = await invite(lead, organisation, { role: 'emerging_leader', locale: 'en', note: '' });
  const [here, elsewhere] = [await app.cookieOf(person), await app.cookieOf(person)];
  const [accepted, ended] = await overlap(person, () => post(invitation, { nothing: '' }, here), () => post('/account/sessions/ending', { nothing: '' }, elsewhere));
  expect([accepted.status, ended.status]).toEqual([303, 303]);
  expect(await homeOf(cookieIn(accepted))).toBe(302);
  expect(await database().session.count({ where: { personId: person.id } })).toBe(0);
});
