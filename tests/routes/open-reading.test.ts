import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeReading } from '#app/domain/academy/library/open-reading.server.ts';
import { lookAndOpen } from '#prisma/seed/opened.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { findOuting } from '../setup/outing.ts';
import { makeScene, type Scene } from '../setup/scene.ts';

/** What the secretariat has opened, as whoever is not signed in loads it. The test's own modules say nothing that tells: whatever does is ours. */
let app: RunningApp;
let scene: Scene;
const PATHS = ['/modules/one', '/modules/one/guide.pdf', '/modules/one/handout.pdf', '/modules/one/slides.pdf'];
const OF_ALL = ['/curricula/whole', '/curricula/whole/pack.zip', '/curricula/whole/book.epub', '/modules/two'];

beforeAll(async () => {
  scene = await makeScene('words of the house');
  app = await startApp();
}, 120_000);

afterAll(() => app.stop());

const statusesOf = async (paths: readonly string[], options = {}) => Promise.all(paths.map(async (path) => (await app.send(path, options)).status));

it('before, every address leads to sign-in, and one that is none does the same', async () => {
  expect(await statusesOf([...PATHS, ...OF_ALL])).toEqual(Array.from({ length: 8 }, () => 302));
  const [closed, nothing] = [await app.send('/modules/one'), await app.send('/modules/nothing')];
  expect(closed.headers.get('location')).toBe('/sign-in?to=%2Fmodules%2Fone');
  expect(nothing.headers.get('location')).toBe('/sign-in?to=%2Fmodules%2Fnothing');
  expect([closed.body, nothing.body]).toEqual(['', '']);
});

it('an open module is read signed out in both languages, and its page and files say nothing but its text', async () => {
  await lookAndOpen(scene.people.secretariat, 'module', 'one');
  expect(await statusesOf(PATHS)).toEqual([200, 200, 200, 200]);
  expect(await statusesOf(OF_ALL)).toEqual([302, 302, 302, 302]);
  const known = Object.values(scene.people).map(({ pseudonym }) => pseudonym);
  for (const [language, title] of [['en', 'About one'], ['fr', 'Au sujet de one']] as const) {
    const { body, headers } = await app.send('/modules/one', { headers: { 'Accept-Language': language } });
    expect(body).toContain(title);
    expect(body).toMatch(/<title>Module · Passerelle<\/title>/);
    expect([...findOuting(body), ...findOuting([...headers].join('\n'))]).toEqual([]);
    expect(known.filter((name) => body.includes(name))).toEqual([]);
    expect(body).not.toMatch(/words of the house|href="\/(library|home|curricula|networks|organisations)|\/opening/);
    expect([headers.get('x-robots-tag'), headers.get('cache-control'), headers.get('set-cookie')]).toEqual(['noindex, nofollow, noarchive', 'no-store', null]);
  }
  expect((await app.send('/modules/one')).body).toContain('Where it is criminalised');
  for (const path of PATHS.slice(1)) expect((await app.send(path)).headers.get('content-disposition')).toMatch(/^attachment; filename="passerelle-\d{4}-\d\d-\d\d\.pdf"$/);
  const data = await app.send('/modules/one.data');
  expect([data.status, ...findOuting(data.body)]).toEqual([200]);
});

it('an open curriculum is read with all that belongs to it, and closes as a whole', async () => {
  await lookAndOpen(scene.people.secretariat, 'curriculum', 'whole');
  expect(await statusesOf([...PATHS, ...OF_ALL])).toEqual(Array.from({ length: 8 }, () => 200));
  const { body } = await app.send('/curricula/whole');
  expect([...findOuting(body), body.includes('/modules/two'), body.includes('/library'), body.includes('/opening')]).toEqual([true, false, false]);
  expect((await app.send('/library')).status).toBe(302);
  await closeReading(scene.people.secretariat, 'curriculum', 'whole');
  expect(await statusesOf(OF_ALL)).toEqual([302, 302, 302, 302]);
});

it('is opened and closed by the secretariat from its page, which says what would be shown', async () => {
  const cookie = await app.cookieOf(scene.people.secretariat);
  await closeReading(scene.people.secretariat, 'module', 'one');
  expect((await app.send('/modules/one', { cookie })).body).toContain('href="/modules/one/opening"');
  const { body } = await app.send('/modules/one/opening', { cookie });
  expect(body).toContain('action="/modules/one/opening"');
  const seen = /name="seen" value="(\w+)"/.exec(body)?.[1] ?? '';
  expect((await app.send('/modules/one/opening', { cookie, method: 'POST', form: { seen: seen.replace(/^./, (first) => (first === '0' ? '1' : '0')) } })).status).toBe(409);
  expect((await app.send('/modules/one')).status).toBe(302);
  expect((await app.send('/modules/one/opening', { cookie, method: 'POST', form: { seen } })).status).toBe(303);
  expect((await app.send('/modules/one')).status).toBe(200);
  expect((await app.send('/modules/one/closing', { cookie, method: 'POST', form: { nothing: '' } })).status).toBe(303);
  expect((await app.send('/modules/one')).status).toBe(302);
});
