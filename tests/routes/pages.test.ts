import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** Ends the script in which it stands, unless it is written down with care. */
const BREAKING = '</script><script>alert(1)</script>&\u2028<!-- it’s';
let app: RunningApp;
let cookie: string;
let lead: AskingPerson;
let organisationId: string;
const ids = { completed: '', open: '' };

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
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

  it('carries dragging and no more than that, where whoever schedules may drag; a full day leads on to its week', async () => {
    const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
    const provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    await makeProfile(provider);
    const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
    await makeAcceptance(coordinator, engagement, provider);
    await makeSessions(coordinator, engagement, [lead.id, provider.id], { at: new Date('2027-03-02T06:00:00Z') });
    for (let hour = 8; hour < 14; hour += 1) await makeBooking({ people: [provider.id], at: new Date(`2027-03-02T${String(hour).padStart(2, '0')}:00:00Z`) });
    const month = await app.send(`/networks/${NETWORKS.ASWA}/calendar?view=month&on=2027-03-02`, { cookie: await app.cookieOf(coordinator) });
    expect(scriptsIn(month.body)).toEqual([expect.stringContaining('src="/leave.js"'), expect.stringMatching(/src="\/drag\.js" nonce="[^"]+"/)]);
    expect(month.body).toMatch(/data-move="\/sessions\/[0-9a-f-]+\/time"/);
    expect(month.body).toContain('?view=week&amp;on=2027-03-02"');
    const week = await app.send(`/networks/${NETWORKS.ASWA}/calendar?view=week&on=2027-03-02`, { cookie: await app.cookieOf(coordinator) });
    expect([...week.body.matchAll(/tabular-nums/g)].length).toBeGreaterThan(6);
    expect((await app.send('/drag.js')).status).toBe(200);
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

it('a question stands once in a page that comes whole, and in the data for a page that scripts go on to', async () => {
  const question = 'Who takes the decisions that matter here';
  const { body } = await app.send(`/assessments/${ids.open}/components/1`, { cookie });
  expect(body.split(question)).toHaveLength(2);
  const { body: data } = await app.send(`/assessments/${ids.open}/components/1.data`, { cookie });
  expect(data.split(question)).toHaveLength(2);
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
