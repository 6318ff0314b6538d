import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** An address from which more was asked than one may: a whole town behind it, or somebody who means harm. */
let app: RunningApp;
let person: AskingPerson;
const MOST = 3;

beforeAll(async () => {
  process.env.REQUESTS_PER_MINUTE = String(MOST);
  person = await makePerson([]);
  app = await startApp();
  for (let i = 0; i < MOST; i += 1) expect((await app.send('/sign-in')).status).toBe(200);
});

afterAll(() => app.stop());

const openSessions = () => database().session.count({ where: { personId: person.id } });

it('is answered no more pages, and told so', async () => {
  const answer = await app.send('/sign-in', { headers: { 'Accept-Language': 'en' } });
  expect([answer.status, answer.headers.get('retry-after'), answer.body.includes('Too many requests')]).toEqual([429, '60', true]);
});

it('lets everyone leave: the session ends, and the neutral page comes, with all that it takes', async () => {
  const cookie = await app.cookieOf(person);
  const left = await app.send('/leave', { method: 'POST', cookie, form: {} });
  expect([left.status, left.headers.get('location'), await openSessions()]).toEqual([303, '/clock', 0]);
  const clock = await app.send('/clock');
  expect([clock.status, clock.body.includes('Passerelle')]).toEqual([200, false]);
  for (const file of ['/leave.js', '/plain.css']) expect((await app.send(file)).status, file).toBe(200);
});

it('finishes what somebody began who left without a connection', async () => {
  const cookie = `${await app.cookieOf(person)}; __Host-x=1`;
  const next = await app.send('/home', { cookie });
  expect([next.status, next.headers.get('location'), await openSessions()]).toEqual([303, '/clock', 0]);
});
