import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../matrix/routes.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { crawl } from '../setup/crawl.ts';
import { findOuting } from '../setup/outing.ts';
import { formsIn } from '../setup/page-parts.ts';
import { makeScene, type Scene, type SignedIn } from '../setup/scene.ts';

/** A glance at a phone, at its history, at its downloads or at the line must not out anyone. */
let app: RunningApp;
let scene: Scene;
const cookies: Record<string, string> = {};
const fill = (path: string) => path.replace(/:([a-z]+)/gi, (_, name: string) => scene.ids[name] ?? '');
const PEOPLE = ['lead', 'participant', 'member', 'coordinator', 'secretariat', 'provider', 'mentor', 'trainer', 'siteHost'] as const;

beforeAll(async () => {
  scene = await makeScene('words of the house');
  app = await startApp();
  for (const who of PEOPLE) cookies[who] = await app.cookieOf(scene.people[who as SignedIn]);
}, 120_000);

afterAll(() => app.stop());

/** What stands in the headers of an answer, cookies with their names and values among them. */
const headersOf = (headers: Headers) => [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';

describe('whoever is not signed in', () => {
  it.each(['en', 'fr'])('finds no word that outs, wherever they come to, in %s', { timeout: 120_000 }, async (language) => {
    const headers = { 'Accept-Language': language };
    const asVisitor: RunningApp = { ...app, send: (path, options = {}) => app.send(path, { ...options, headers: { ...headers, ...options.headers } }) };
    const every = Object.values(ROUTES).map(({ path }) => fill(path));
    const pages = await crawl(asVisitor, '', ['/', '/sign-in', '/sign-in?to=/home', '/recovery', '/clock', `/join/${scene.ids.token}`, '/join/nothing', '/nothing', '/robots.txt', '/favicon.ico', '/manifest.webmanifest', '/__manifest', '/sitemap.xml', '/.well-known/security.txt', '/healthz', '/readyz', ...every]);
    for (const { path, html, data, headers: answered } of pages) expect([path, ...findOuting(path), ...findOuting(html), ...findOuting(data), ...findOuting(headersOf(answered))]).toEqual([path]);
    const others = [
      await asVisitor.send('/sign-in', { method: 'POST', form: {} }),
      await asVisitor.send('/sign-in', { method: 'POST', form: { pseudonym: 'x', passphrase: 'x' } }),
      await asVisitor.send('/recovery', { method: 'POST', form: {} }),
      await asVisitor.send('/verify', { method: 'POST', form: {} }),
      await asVisitor.send('/verify', { method: 'POST', form: { number: 'x' } }),
      await asVisitor.send(`/join/${scene.ids.token}`, { method: 'POST', form: {} }),
      await asVisitor.send('/organisations/new', { method: 'POST', form: { name: 'x' } }),
      await asVisitor.send('/sign-in', { method: 'POST', form: {}, headers: { ...headers, Origin: 'null' } }),
      await asVisitor.send('/home', { method: 'DELETE' }),
      await asVisitor.send('/leave', { method: 'POST', form: {} }),
      await asVisitor.send('/language', { method: 'POST', form: { locale: language } }),
      await asVisitor.send('/%E0%A4%A'),
    ];
    for (const { body, headers: answered } of others) expect([...findOuting(body), ...findOuting(headersOf(answered))]).toEqual([]);
  });
});

describe('whoever is signed in', () => {
  it.each(PEOPLE)('has neutral titles, addresses, headers and cookies on every page: %s', { timeout: 120_000 }, async (who) => {
    const pages = await crawl(app, cookies[who] ?? '', ['/home', ...Object.values(ROUTES).filter(({ read }) => read !== null).map(({ path }) => fill(path)), ...['draft', 'consensus', 'completed', 'withdrawn'].map((state) => `/assessments/${scene.ids[state]}`)]);
    expect(pages.filter(({ status }) => status === 200).length).toBeGreaterThan(8);
    for (const { path, html, headers } of pages) {
      const isPage = /html/.test(headers.get('content-type') ?? '');
      expect([path, ...findOuting(path), ...findOuting(titleOf(html)), ...findOuting(headersOf(headers))]).toEqual([path]);
      if (isPage && headers.get('location') === null) expect(titleOf(html), path).toMatch(/^([^·]+ · )?Passerelle$/);
      // What a list is asked for stands in the next address, and so does the place on a page that is gone to.
      for (const { method, controls } of formsIn(html, path)) if (method === 'get') for (const { name, value, choices } of controls) expect([path, name, ...findOuting([name, value ?? '', ...choices].join('\n'))]).toEqual([path, name]);
      for (const [, place = ''] of html.matchAll(/\shref="[^"#]*#([^"]*)"/g)) expect(findOuting(place), path).toEqual([]);
      for (const cookie of headers.getSetCookie()) expect(cookie, path).toMatch(/^__Host-[a-z]=/);
      for (const [, content = ''] of html.matchAll(/<meta\s[^>]*content="([^"]*)"/g)) expect(findOuting(content), path).toEqual([]);
    }
  });

  it('takes away files whose names and inner titles say nothing but the day', async () => {
    const files = Object.values(ROUTES).filter(({ path }) => /\.\w+$|\/file$/.test(path));
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const { path, read } of files) {
      // Whoever may have it, else anyone with an account.
      const [reader = 'lead'] = Array.isArray(read) ? (read as readonly SignedIn[]) : [];
      const { status, headers, body } = await app.send(fill(path), { cookie: await app.cookieOf(scene.people[reader]) });
      expect(status, path).toBe(200);
      // A picture is shown on its page, and has no name.
      if (headers.get('content-type')?.startsWith('image/')) expect(headers.get('content-disposition'), path).toBe('inline');
      else expect(headers.get('content-disposition'), path).toMatch(/^attachment; filename="passerelle-\d{4}-\d\d-\d\d\.\w+"$/);
      for (const [, inner = ''] of body.matchAll(/\/(?:Title|Subject|Author|Keywords|Creator|Producer)\s*\(([^)]*)\)/g)) expect(findOuting(inner), path).toEqual([]);
    }
  });

  it('keeps notices neutral, also after each kind of change', async () => {
    const saved = await app.send(`/assessments/${scene.ids.completed}/sharing`, { method: 'POST', cookie: cookies.lead ?? '', form: { sharing: 'nobody' } });
    expect([saved.status, ...findOuting(headersOf(saved.headers))]).toEqual([303]);
    expect(saved.headers.getSetCookie().some((cookie) => cookie.startsWith('__Host-n='))).toBe(true);
  });
});
