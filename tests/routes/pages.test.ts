import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** Ends the script in which it stands, unless it is written down with care. */
const BREAKING = '</script><script>alert(1)</script>&\u2028<!-- it’s';
let app: RunningApp;
let cookie: string;
const ids = { completed: '', open: '' };

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  const organisationId = await makeOrganisation();
  const lead = await makePerson([{ organisationId, role: 'lead' }]);
  const scene = { lead, organisationId, answer: () => ({ note: BREAKING, evidence: '' }) };
  ids.completed = await makeCompletedAssessment(scene);
  ids.open = await makeOpenAssessment({ lead, organisationId, participants: [lead] });
  app = await startApp();
  cookie = await app.cookieOf(lead);
});

afterAll(() => app.stop());

const scriptsIn = (html: string) => [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);

describe('a page that is only read', () => {
  it.each([['/home'], ['/how-we-count'], ['/assessments/:completed/results'], ['/assessments/:completed/criteria']])('%s carries the way out and no other script, nor what it shows a second time', async (path) => {
    const { status, body } = await app.send(path.replace(':completed', ids.completed), { cookie });
    expect(status).toBe(200);
    expect(scriptsIn(body)).toEqual([expect.stringContaining('src="/leave.js"')]);
    expect(body).not.toContain('__remixContext');
  });

  it('shows what people typed as text', async () => {
    const { body } = await app.send(`/assessments/${ids.completed}/criteria`, { cookie });
    expect(body).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
    expect(body).not.toContain('<script>alert');
  });
});

it('a page with a form hands its data to its scripts, whatever stands in it, under the nonce of the answer', async () => {
  const { body, headers } = await app.send(`/assessments/${ids.completed}/priorities`, { cookie });
  const nonce = /nonce-([^']+)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
  for (const tag of scriptsIn(body)) expect(tag).toContain(`nonce="${nonce}"`);
  const [, literal = ''] = /streamController\.enqueue\((".*?")\);window/s.exec(body) ?? [];
  expect(literal).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(literal)).toContain('assessment');
  expect(body.trimEnd().endsWith('</body></html>')).toBe(true);
});

/** The answer as it comes over the wire. */
function ask(path: string, encoding: string, method = 'GET'): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${app.origin}${path}`, { method, headers: { cookie, 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject).end();
  });
}

describe('a page on its way', () => {
  it.each([
    ['br', 'br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip, deflate', 'gzip', (body: Buffer) => gunzipSync(body)],
    ['identity', undefined, (body: Buffer) => body],
  ])('is compressed as the browser takes it: %s', async (accepted, encoding, read) => {
    const path = `/assessments/${ids.open}/components/1`;
    const { headers, body } = await ask(path, accepted);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(read(body).toString()).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\s*$/);
  });

  it('is as long as it says, and nothing when only its head is asked for', async () => {
    const { status, body } = await ask('/home', 'br', 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
  });
});
