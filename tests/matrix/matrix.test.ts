import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { changedRows, hashRows } from '../setup/rows.ts';
import { makeScene, type Scene } from '../setup/scene.ts';
import { ROUTES, WHO, type Decided, type Who } from './routes.ts';

/** Words that only the organisation's own people may ever read. */
const CANARY = 'canary-7Q2-walnut';
let app: RunningApp;
let people: Scene['people'];
let ids: Scene['ids'];
let fresh: Scene['fresh'];
const cookies: Partial<Record<Who, string>> = {};

beforeAll(async () => {
  ({ people, ids, fresh } = await makeScene(CANARY));
  app = await startApp();
}, 120_000);

/** Some moves end the sessions of those whose roles they change. */
beforeEach(async () => {
  await Promise.all(WHO.map(async (who) => who === 'visitor' || (cookies[who] = await app.cookieOf(people[who]))));
});

afterAll(() => app.stop());

async function pathOf(path: string): Promise<string> {
  if (path.includes(':spare')) ids.spare = await makeOpenAssessment({ lead: people.lead, organisationId: ids.organisation ?? '', participants: [people.lead, people.participant] });
  for (const [name, make] of Object.entries(fresh)) if (path.includes(`:${name}`)) ids[name] = await make();
  return path.replace(/:([a-z]+)/gi, (_, name: string) => ids[name] ?? '');
}

function isFor(audience: Decided['read'], who: Who): boolean {
  if (audience === 'anyone') return true;
  return audience === 'signedIn' ? who !== 'visitor' : (audience ?? []).includes(who);
}

/** What is sent to an action that is decided: a form, one with a file, or JSON. */
function sent({ form = { nothing: '' }, file, json }: Decided): { form: Record<string, string> } | { body: string; headers: Record<string, string> } {
  if (json) return { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } };
  if (!file) return { form: { ...form } };
  const part = (head: string, content: string) => `--part\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  return { body: `${Object.entries(form).map(([name, value]) => part(`name="${name}"`, value)).join('')}${part(`name="${file}"; filename="a.txt"\r\nContent-Type: text/plain`, 'What was agreed')}--part--\r\n`, headers: { 'Content-Type': 'multipart/form-data; boundary=part' } };
}

/** The same place with what is there already, where nothing may change. */
const placeOf = (path: string): string => path.replace(':spare', ':open').replace(/:([a-z]+)/gi, (_, name: string) => ids[name] ?? '');

/** Who may read the planted words where they are shown to them: a provider or a mentor only on pages that are meant for one. */
function isOfTheHouse(who: Who, audience: Decided['read']): boolean {
  return ['lead', 'participant', 'member', 'siteHost', 'coordinator', 'secretariat'].includes(who) || (['provider', 'mentor'].includes(who) && Array.isArray(audience) && audience.includes(who));
}

describe('the matrix', () => {
  it('decides every route of the build', async () => {
    const path = '../../build/server/index.js';
    const { routes } = (await import(/* @vite-ignore */ path)) as { routes: Record<string, { module: Record<string, unknown> }> };
    expect(Object.keys(routes).sort()).toEqual(Object.keys(ROUTES).sort());
    for (const [id, { module }] of Object.entries(routes)) expect(Boolean(module.action), `${id} has an action`).toBe(ROUTES[id]?.act !== null || id === 'routes/join.$token');
  });

  it.each(Object.entries(ROUTES).filter(([, route]) => route.read !== null))('%s is shown to whom it is meant for, on every channel', async (_id, { path, read, refused = [] }) => {
    const to = await pathOf(path);
    for (const who of WHO) {
      const own = { ...(cookies[who] ? { cookie: cookies[who] } : {}) };
      const [page, head, data, alone, legacy] = await Promise.all([app.send(to, own), app.send(to, { ...own, method: 'HEAD' }), app.send(`${to}.data`, own), app.send(`${to}.data?_routes=${encodeURIComponent(_id)}`, own), app.send(`${to}?_data=${encodeURIComponent(_id)}`, own)]);
      const expected = isFor(read, who) ? 200 : refused.includes(who) ? 409 : who === 'visitor' ? 302 : _id === 'routes/sign-in' ? 302 : 404;
      expect(page.status, `${who} GET ${path}`).toBe(expected);
      expect(head.status, `${who} HEAD ${path}`).toBe(expected);
      expect(legacy.status, `${who} _data ${path}`).toBe(400);
      const isInside = isOfTheHouse(who, read);
      if (expected !== 200 || !isInside) for (const answer of [page, data, alone, legacy]) if (!isFor(read, who) || !isInside) expect(answer.body.includes(CANARY) && _id !== 'routes/join.$token', `${who} reads a word in ${path}`).toBe(false);
    }
  });

  it.each(Object.entries(ROUTES).filter(([, route]) => route.act !== null))('%s lets only those act for whom it is meant', async (_id, decided) => {
    const { path, read, act, refused = [] } = decided;
    // A form that a visitor sends waits behind the sign-in; files and JSON do not.
    const isKept = !decided.file && !decided.json;
    for (const who of [...WHO].sort((a, b) => Number(isFor(act, a)) - Number(isFor(act, b)))) {
      if (_id.startsWith('routes/account.sessions.ending') || _id === 'routes/sign-out') continue;
      const to = await pathOf(path);
      const own = { method: 'POST', ...sent(decided), ...(cookies[who] ? { cookie: cookies[who] } : {}) };
      const answer = await app.send(to, own);
      const mayAct = isFor(act, who);
      if (mayAct) expect([200, 302, 303, 400, 409, 422], `${who} POST ${path}`).toContain(answer.status);
      else expect(answer.status, `${who} POST ${path}`).toBe(refused.includes(who) ? 409 : who !== 'visitor' ? 404 : isKept ? 401 : 302);
      // Scripts are told the same; a visitor's are sent to sign-in, by a way of their own.
      if (!mayAct && who !== 'visitor') expect((await app.send(`${to}.data`, own)).status, `${who} POST ${path}.data`).toBe(refused.includes(who) ? 409 : 404);
      if (!isOfTheHouse(who, act) && !isOfTheHouse(who, read)) expect(answer.body.includes(CANARY), `${who} reads a word in ${path}`).toBe(false);
    }
  });

  it('shows whoever opens the address of a move that there is nothing to be read, on a page with a way on', async () => {
    const moves = Object.entries(ROUTES).filter(([id, { read, act }]) => read === null && act !== null && id !== 'routes/join.$token');
    expect(moves.length).toBeGreaterThan(50);
    for (const [id, { path }] of moves) {
      for (const cookie of ['', cookies.lead ?? '']) {
        const { status, headers, body } = await app.send(placeOf(path), { cookie });
        expect([id, status, headers.get('content-type')]).toEqual([id, 404, 'text/html; charset=utf-8']);
        expect(body, id).toContain('There is nothing here');
        expect(body, id).toMatch(/<a [^>]*href="\/"/);
      }
    }
  });

  it('a provider reads the request that they help with, and does nothing with it', async () => {
    const to = `/requests/${ids.givenRequest}`;
    const cookie = cookies.provider ?? '';
    const before = await hashRows();
    for (const page of ['edit', 'submission', 'clarifications', 'acceptance', 'engagements', 'declining', 'referral']) expect((await app.send(`${to}/${page}`, { cookie })).status, page).toBe(409);
    const moves: Record<string, Record<string, string>> = { edit: { version: '1' }, submission: {}, withdrawal: {}, clarifications: { text: 'x' }, acceptance: { 'topics[]': 'governance', form: 'remote' }, engagements: { 'topics[]': 'governance', form: 'remote' }, declining: { reason: 'x' }, referral: { networkId: ids.network ?? '', reason: 'x' }, 'referral/recall': {}, 'referral/return': { reason: 'x' } };
    for (const [move, form] of Object.entries(moves)) expect((await app.send(`${to}/${move}`, { method: 'POST', cookie, form: { nothing: '', ...form } })).status, move).toBe(409);
    expect(changedRows(before, await hashRows())).toEqual([]);
  });

  it('knows no other method, on any route or channel', async () => {
    const before = await hashRows();
    for (const { path } of Object.values(ROUTES)) {
      const to = placeOf(path);
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) for (const at of [to, `${to}.data`]) expect((await app.send(at, { method, cookie: cookies.lead ?? '' })).status, `${method} ${at}`).toBe(405);
    }
    expect(changedRows(before, await hashRows())).toEqual([]);
  });

  it('closes every action to what does not come from our own pages, on every channel', { timeout: 120_000 }, async () => {
    const FOREIGN: readonly Record<string, string>[] = [
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://a.localhost', 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site', 'X-Forwarded-Host': 'evil.example' },
      { 'Sec-Fetch-Site': 'none' },
      { 'Content-Type': 'text/plain' },
    ];
    const before = await hashRows();
    for (const [id, { path, act }] of Object.entries(ROUTES)) {
      if (act === null) continue;
      const to = placeOf(path);
      for (const headers of FOREIGN) {
        for (const at of [to, `${to}.data`, `${to}?_data=${encodeURIComponent(id)}`, `${to}.data?_routes=${encodeURIComponent(id)}`]) {
          const { status } = await app.send(at, { method: 'POST', cookie: cookies.lead ?? '', form: { a: 'b', ...ROUTES[id]?.form }, headers });
          expect([400, 403, 415], `${at} ${JSON.stringify(headers)} ${status}`).toContain(status);
        }
      }
      const bare = await fetch(`${app.origin}${to}`, { method: 'POST', headers: { Cookie: cookies.lead ?? '', 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a=b' });
      expect(bare.status, `${to} without any origin`).toBe(403);
    }
    expect(changedRows(before, await hashRows())).toEqual([]);
  });

  it('shows nothing to somebody suspended, whatever their role', async () => {
    const suspended = await makePerson([{ organisationId: ids.organisation ?? '', role: 'lead' }]);
    const cookie = await app.cookieOf(suspended);
    await database().person.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() }, select: { id: true } });
    for (const { path, read } of Object.values(ROUTES)) {
      if (read === null || read === 'anyone' || path === '/sign-in') continue;
      for (const at of [placeOf(path), `${placeOf(path)}.data`]) {
        const { status, body } = await app.send(at, { cookie });
        expect([at, status >= 200 && status < 400 && (status !== 200 || at.endsWith('.data')), body.includes(CANARY)]).toEqual([at, true, false]);
      }
    }
  });

  it('tells an id of others and an id of nobody apart in nothing', async () => {
    const known: Record<string, string | undefined> = { assessments: ids.completed, organisations: ids.organisation, requests: ids.asked, engagements: ids.engagement };
    for (const path of ['/assessments/:id/results', '/assessments/:id/criteria', '/assessments/:id', '/organisations/:id', '/organisations/:id/people', '/organisations/:id/requests', '/requests/:id', '/requests/:id/edit', '/engagements/:id', '/engagements/:id/terms']) {
      const theirs = await app.send(path.replace(':id', known[path.split('/')[1] ?? ''] ?? ''), { cookie: cookies.otherLead ?? '' });
      const nobodys = await app.send(path.replace(':id', newId()), { cookie: cookies.otherLead ?? '' });
      const plain = (body: string) => body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/nonce="[^"]*"/g, '').replace(/\\?"nonce\\?",\\?"[^"\\]*\\?"/g, '');
      expect([theirs.status, nobodys.status]).toEqual([404, 404]);
      expect(plain(theirs.body)).toBe(plain(nobodys.body));
    }
  });
});
