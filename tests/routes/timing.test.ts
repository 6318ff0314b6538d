import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '#app/domain/network/invitations.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { compareRanks, timeInTurns } from '../setup/ranks.ts';
import { makeScene, type Scene, type SignedIn } from '../setup/scene.ts';

/** How long an answer takes must not tell what its words do not. */
const PASSPHRASE = 'lantern otter gravel umbrella';
let app: RunningApp;
let scene: Scene;

beforeAll(async () => {
  scene = await makeScene('words of the house');
  app = await startApp();
}, 120_000);

afterAll(() => app.stop());

const forget = () => connectionPool().query('delete from rate_limit');

describe('the measure', () => {
  /** Two hundred values over twenty. */
  const spread = (from: number) => Array.from({ length: 200 }, (_, i) => from + ((i * 7919) % 200) / 10);

  it('finds lists of one kind alike and others not', () => {
    expect(compareRanks(spread(0), spread(0)).above).toBe(0.5);
    expect(compareRanks(spread(0), spread(0)).p).toBeCloseTo(1, 5);
    expect(compareRanks(spread(4), spread(0)).p).toBeLessThan(0.001);
    expect(compareRanks(spread(30), spread(0)).above).toBe(1);
    expect(compareRanks([1, 2, 3, 4, 5, 6], [4.5, 7, 8, 9, 10, 11]).above).toBeCloseTo(2 / 36, 10);
  });
});

/**
 * Two hundred of each in turns, and the ranks of their times: alike, when a difference as large comes by chance more often than
 * once in a hundred. What comes by chance does not come three times on end; a difference that is there does.
 */
async function expectAlike(one: (turn: number) => Promise<unknown>, other: (turn: number) => Promise<unknown>): Promise<void> {
  await timeInTurns(10, one, other, forget);
  let p = 0;
  for (let tries = 0; tries < 3 && p <= 0.01; tries += 1) ({ p } = compareRanks(...(await timeInTurns(200, one, other, forget))));
  expect(p).toBeGreaterThan(0.01);
}

describe('who has an account cannot be told by the time that is taken', { timeout: 180_000 }, () => {
  const post = (path: string, form: Record<string, string>) => app.send(path, { method: 'POST', form });
  beforeAll(async () => {
    await makePerson([], { pseudonym: 'Known', passphrase: PASSPHRASE });
  });

  it('of signing in', async () => {
    const attempt = async (pseudonym: string) => expect((await post('/sign-in', { pseudonym, passphrase: 'wrong wrong wrong' })).status).toBe(422);
    await expectAlike(() => attempt('Known'), () => attempt('Noone'));
  });

  it('of getting back in with a code', async () => {
    const attempt = async (pseudonym: string) => expect((await post('/recovery', { pseudonym, code: 'AAAA-BBBB-CCCC-DDDD', passphrase: 'a third lantern otter gravel' })).status).toBe(422);
    await expectAlike(() => attempt('Known'), () => attempt('Noone'));
  });

  it('of an invitation that was used up and one that never was', async () => {
    const used = await invite(scene.people.lead, scene.ids.organisation ?? '', { role: 'member', locale: 'en', note: '' });
    await database().invitation.updateMany({ where: { acceptedAt: null }, data: { revokedAt: new Date() } });
    const attempt = async (path: string) => expect((await post(path, { pseudonym: 'Newcomer', passphrase: PASSPHRASE, recoveryAddress: '', sharedDevice: 'on' })).status).toBe(404);
    await expectAlike(() => attempt(used), () => attempt(`/join/${'A'.repeat(43)}`));
  });
});

describe('an id of others and one of nobody', () => {
  /** Records that are there, for somebody who may not know of them; what is sent where something is changed. */
  const PLACES: [path: string, id: string, form?: Record<string, string>, asking?: SignedIn][] = [
    ['/organisations/:id', 'organisation'],
    ['/organisations/:id/closure', 'organisation', { nothing: '' }],
    ['/assessments/:id', 'together'],
    ['/assessments/:id/results', 'completed'],
    ['/assessments/:id/file.csv', 'completed'],
    ['/assessments/:id/withdrawal', 'together', { nothing: '' }],
    ['/requests/:id', 'asked'],
    ['/requests/:id/withdrawal', 'asked', { nothing: '' }],
    ['/engagements/:id', 'engagement'],
    ['/engagements/:id/evaluation', 'endedEngagement'],
    ['/sessions/:id', 'meeting'],
    ['/session-notes/:id', 'note'],
    ['/outputs/:id/file', 'output'],
    ['/follow-ups/:id', 'followUp'],
    ['/calendar/bookings/:id', 'booking'],
    ['/provider-invitations/:id', 'invited'],
    ['/feeds/:id/revocation', 'feed', { nothing: '' }],
    ['/sites/:id/hours', 'site'],
    ['/memberships/:id/ending', 'membership', { nothing: '' }],
    ['/memberships/:id/restoration', 'ended', { nothing: '' }],
    ['/invitations/:id/revocation', 'invitation', { nothing: '' }],
    ['/led-by/:id/confirmation', 'declaration', { nothing: '' }],
    ['/provider-invitations/:id/recall', 'recallable', { nothing: '' }],
    ['/sessions/:id/held', 'begun', { nothing: '' }],
    ['/sessions/:id/notes', 'meeting'],
    ['/outputs/:id/removal', 'output', { nothing: '' }],
    ['/pairings/:id', 'pairing', undefined, 'otherMentor'],
    ['/pairings/:id/ending', 'pairing', { nothing: '' }, 'otherMentor'],
    ['/goals/:id', 'goal', undefined, 'otherMentor'],
    ['/meetings/:id', 'begunMeeting', undefined, 'otherMentor'],
    ['/proposals/:id', 'proposal', undefined, 'provider'],
    ['/rounds/:id', 'round', undefined, 'otherCoordinator'],
    ['/delegates/:id', 'delegate', undefined, 'otherCoordinator'],
    ['/editions/:id', 'edition', undefined, 'otherCoordinator'],
    ['/editions/:id/venue', 'edition', { nothing: '' }, 'otherLead'],
    ['/teams/:id', 'goingTeam', undefined, 'otherLead'],
    ['/visits/:id', 'visit', undefined, 'otherLead'],
    ['/visits/:id/time', 'visit', undefined, 'otherLead'],
    ['/visits/:id/cancellation', 'offVisit', { nothing: '' }, 'otherCoordinator'],
    ['/sites/:id', 'checkedSite', undefined, 'otherLead'],
    ['/drafts/:id', 'moduleDraft', undefined, 'otherCoordinator'],
    ['/reviews/:id', 'inReview', undefined, 'otherCoordinator'],
  ];

  /**
   * Of eighty of each, in turns, neither is above the other much more often than half of the time: by chance alone such a share
   * lies 0.05 about a half; one more question to the database lies about 0.8. What comes by chance does not come three times on end.
   */
  it.each(PLACES)('take the same time: %s', { timeout: 60_000 }, async (path, name, form = undefined, asking = 'otherLead') => {
    const cookie = await app.cookieOf(scene.people[asking]);
    const id = scene.ids[name] ?? '';
    expect(id).not.toBe('');
    const ask = async (given: string) => expect((await app.send(path.replace(':id', given), { cookie, ...(form ? { method: 'POST', form } : {}) })).status).toBe(404);
    const [theirs, nobodys] = [() => ask(id), () => ask(newId())];
    await timeInTurns(5, theirs, nobodys);
    let away = 1;
    for (let tries = 0; tries < 3 && away >= 0.17; tries += 1) away = Math.abs(compareRanks(...(await timeInTurns(80, theirs, nobodys))).above - 0.5);
    expect(away).toBeLessThan(0.17);
  });
});

it('a passphrase of ten megabytes is refused by what its head says, before any of it has come', async () => {
  const { hostname, port, host } = new URL(app.origin);
  const answer = () =>
    new Promise<{ line: string; ms: number }>((resolve, reject) => {
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () => {
        const began = performance.now();
        socket.once('data', (chunk) => {
          socket.destroy();
          resolve({ line: chunk.toString('latin1').split('\r\n')[0] ?? '', ms: performance.now() - began });
        });
        socket.write(`POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000000\r\n\r\npassphrase=`);
      });
      socket.on('error', reject);
    });
  const answers = [];
  for (let i = 0; i < 10; i += 1) answers.push(await answer());
  expect(new Set(answers.map(({ line }) => line))).toEqual(new Set(['HTTP/1.1 413 Payload Too Large']));
  expect(Math.min(...answers.map(({ ms }) => ms))).toBeLessThan(100);
});
