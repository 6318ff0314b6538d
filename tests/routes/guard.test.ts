import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeInvitation } from '#app/domain/network/invitations.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { connectionPool, inTransaction } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

let app: RunningApp;
let lead: AskingPerson;
let organisation: string;
const script = `/assets/${readdirSync('build/client/assets').find((name) => name.endsWith('.js')) ?? ''}`;

beforeAll(async () => {
  organisation = await makeOrganisation();
  lead = await makePerson([{ organisationId: organisation, role: 'lead' }]);
  app = await startApp();
});

afterAll(() => app.stop());

/** What comes back for these very bytes. */
function exchange(request: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.origin).port), '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('end', () => resolve({ status: Number(text.split(' ')[1]), text }));
    socket.on('error', reject);
  });
}

const EVIL = 'evil.example';
const FORWARDED = ['X-Forwarded-Host', 'X-Forwarded-Server', 'X-Original-Host', 'X-Host', 'X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Prefix'].map((name) => `${name}: ${name.includes('URL') ? '/clock' : EVIL}\r\n`).join('');
const CLAIMED = `${FORWARDED}X-Forwarded-Proto: https\r\nX-Forwarded-Port: 443\r\nX-Forwarded-For: 10.1.2.3\r\nX-Real-IP: 10.1.2.3\r\nForwarded: host=${EVIL};proto=https;for=10.1.2.3\r\n`;

describe('whatever a request claims of where it comes from and where it goes', () => {
  const hosted = (extra = '') => `Host: ${new URL(app.origin).host}\r\n${extra}Connection: close\r\n\r\n`;
  const CHANNELS: readonly [name: string, line: string, status: number, more: string][] = [
    ['a page', 'GET /sign-in', 200, ''],
    ['a page for those signed in', 'GET /home', 302, ''],
    ['a page that is not there', 'GET /nothing', 404, ''],
    ['the data of a page', 'GET /sign-in.data', 200, ''],
    ['the headers of a page', 'HEAD /sign-in', 200, ''],
    ['a resource', 'GET /assessments/0199a000-0000-7000-8000-000000000099/file.csv', 302, ''],
    ['an action of a resource', 'POST /language', 422, 'Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n'],
    ['a file', 'GET /plain.css', 200, ''],
    ['a file of the build', `GET ${script}`, 200, ''],
    ['the way out', 'POST /leave', 303, 'Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n'],
    ['the neutral page', 'GET /clock', 200, ''],
  ];

  it.each(CHANNELS)('%s is for one host only', async (_name, line, status, more) => {
    const [method = '', path = ''] = line.split(' ');
    expect((await exchange(`${line} HTTP/1.1\r\n${hosted(more)}`)).status).toBe(line === 'POST /language' ? 400 : status);
    const answers = await Promise.all([
      exchange(`${line} HTTP/1.1\r\nHost: ${EVIL}\r\n${more}Connection: close\r\n\r\n`),
      exchange(`${line} HTTP/1.1\r\nHost: ${new URL(app.origin).host}.${EVIL}\r\n${more}Connection: close\r\n\r\n`),
      exchange(`${line} HTTP/1.1\r\nHost: ${EVIL}\r\n${hosted(more)}`),
      exchange(`${line} HTTP/1.1\r\nHost: ${new URL(app.origin).host}\r\nhost: ${EVIL}\r\n${more}Connection: close\r\n\r\n`),
      exchange(`${method} http://${EVIL}${path} HTTP/1.1\r\n${hosted(more)}`),
      exchange(`${method} ${app.origin}${path} HTTP/1.1\r\n${hosted(more)}`),
      exchange(`${method} /${path} HTTP/1.1\r\n${hosted(more)}`),
      exchange(`${line} HTTP/1.1\r\nHost:\r\n${more}Connection: close\r\n\r\n`),
      exchange(`${line} HTTP/1.0\r\n${more}\r\n`),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([421, 421, 400, 400, 400, 400, 400, 421, 400]);
    for (const { text } of answers) expect(text).not.toContain(EVIL);
  });

  it.each(CHANNELS)('%s is the same whatever is said to have been forwarded', async (_name, line, _status, more) => {
    const [plain, claimed] = await Promise.all([exchange(`${line} HTTP/1.1\r\n${hosted(more)}`), exchange(`${line} HTTP/1.1\r\n${hosted(more + CLAIMED)}`)]);
    const heads = [plain, claimed].map(({ text }) => (text.split('\r\n\r\n')[0] ?? '').replace(/nonce-[^']+|X-Request-Id: \S+|Date: .*|Last-Modified: .*/g, ''));
    expect(heads[1]).toBe(heads[0]);
    expect(claimed.text).not.toMatch(/evil\.example|10\.1\.2\.3|https:\/\/localhost/);
  });

  it('the signs of life answer any host, and nothing but that', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const { status, text } = await exchange(`GET ${path} HTTP/1.1\r\nHost: ${EVIL}\r\n${CLAIMED}Connection: close\r\n\r\n`);
      expect([200, 503]).toContain(status);
      expect(text).not.toContain(EVIL);
      expect((text.split('\r\n\r\n')[1] ?? '').length).toBeLessThan(120);
    }
  });

  it('an invitation names the address that is configured', async () => {
    const answer = await exchange(`POST /organisations/${organisation}/invitations HTTP/1.1\r\n${hosted(`${CLAIMED}Cookie: ${await app.cookieOf(lead)}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 27\r\n`)}role=member&locale=en&note=`);
    expect(answer.status).toBe(200);
    expect(answer.text.replaceAll('\\', '')).toContain(`${app.origin}/join/`);
    expect(answer.text).not.toContain(EVIL);
  });

  it.each([
    ['no length', 'Transfer-Encoding: chunked\r\n', '0\r\n\r\n', 411],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n', 'a=bc', 400],
    ['a length and pieces', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n', 400],
    ['no length and no pieces', '', '', 411],
    ['a length that is none', 'Content-Length: 4x\r\n', 'a=bc', 400],
  ])('a body with %s is refused', async (_name, headers, body, status) => {
    expect((await exchange(`POST /sign-in HTTP/1.1\r\n${hosted(`Sec-Fetch-Site: same-origin\r\n${headers}`)}${body}`)).status).toBe(status);
  });
});

describe('the headers of safety', () => {
  const own = { Origin: 'null' } as Record<string, string>;

  it('stand on every answer of every kind, each with a nonce of its own', async () => {
    const cookie = await app.cookieOf(lead);
    const page = `/organisations/${organisation}`;
    const kinds: readonly (readonly [status: number, path: string, options: Parameters<RunningApp['send']>[1]])[] = [
      [200, '/sign-in', {}],
      [200, page, { cookie }],
      [200, `${page}.data`, { cookie }],
      [200, '/sign-in', { method: 'HEAD' }],
      [200, '/clock', {}],
      [200, '/plain.css', {}],
      [200, script, {}],
      [200, '/healthz', {}],
      [302, '/home', {}],
      [202, '/home.data', {}],
      [303, '/leave', { method: 'POST', form: {} }],
      [400, '/home?_data=root', { cookie }],
      [400, '/%E0%A4%A', {}],
      [401, '/account', { method: 'POST', form: {} }],
      [403, '/sign-in', { method: 'POST', form: {}, headers: own }],
      [404, '/nothing', {}],
      [404, '/nothing.data', {}],
      [404, '/organisations/x', { cookie }],
      [404, '/assets/nothing.js', {}],
      [405, '/home', { method: 'DELETE' }],
      [405, '/home', { method: 'OPTIONS' }],
      [409, `${page}/assessments/new`, { cookie: await app.cookieOf(await makePerson([{ organisationId: organisation, role: 'member' }])) }],
      [413, '/sign-in', { method: 'POST', form: { note: 'x'.repeat(6 * 1024 * 1024) } }],
      [415, '/sign-in', { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/plain' } }],
      [422, '/sign-in', { method: 'POST', form: {} }],
    ];
    const nonces: string[] = [];
    const look = async (status: number, path: string, options: Parameters<RunningApp['send']>[1]) => {
      const answer = await app.send(path, options);
      const get = (name: string) => answer.headers.get(name);
      const policy = get('content-security-policy') ?? '';
      expect(answer.status, path).toBe(status);
      expect(policy, path).toMatch(/^default-src 'none'; script-src 'nonce-[^']+' 'strict-dynamic'; style-src 'self'; .*form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'/);
      expect(policy, path).not.toContain('unsafe');
      const nonce = /nonce-([^']+)/.exec(policy)?.[1] ?? '';
      nonces.push(nonce);
      for (const [tag] of answer.body.matchAll(/<script[^>]*>/g)) expect(tag, path).toContain(`nonce="${nonce}"`);
      expect(answer.body, path).not.toMatch(/<style|\sstyle="|\son\w+="|javascript:/);
      expect([get('x-content-type-options'), get('referrer-policy'), get('cross-origin-opener-policy'), get('cross-origin-resource-policy'), get('x-frame-options'), get('x-robots-tag'), get('x-powered-by'), get('server'), get('etag')], path).toEqual(['nosniff', 'same-origin', 'same-origin', 'same-origin', 'DENY', 'noindex, nofollow, noarchive', null, null, null]);
      expect(get('cache-control'), path).toBe(path === script ? 'public,max-age=31536000,immutable' : 'no-store');
      expect(answer.body, path).not.toMatch(/at .*\.(js|ts):\d+|node_modules/);
    };
    for (const [status, path, options] of kinds) await look(status, path, options);
    // A sealed text in another one's place cannot be opened: a fault of ours, whatever is asked.
    const write = () => inTransaction((tx) => writeInvitation(tx, { organisationId: organisation, role: 'member', locale: 'en', note: 'words', sentById: null }));
    const [one, other] = [await write(), await write()];
    await connectionPool().query('update invitation set note = (select note from invitation where id = $1) where id = $2', [one.id, other.id]);
    await look(500, `${page}/invitations`, { cookie });
    await look(500, `${page}/invitations.data`, { cookie });
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});
