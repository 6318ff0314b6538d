import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { MOST_FILE_BYTES } from '#app/platform/file-kinds.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAgreedEngagement } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { WHOSE_PAGE } from '#app/ui/forms/field-values.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn } from '../setup/page-parts.ts';

const MIB = 1024 * 1024;
const PASSPHRASE = 'lantern otter gravel umbrella';
let app: RunningApp;
let lead: AskingPerson;
let cookie: string;
let engagement: string;

beforeAll(async () => {
  const organisationId = await makeOrganisation();
  const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  lead = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Papyrus', passphrase: PASSPHRASE });
  engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
  app = await startApp();
  cookie = await app.cookieOf(lead);
});

afterAll(() => app.stop());

/** A form as a browser sends it, with a file of so many bytes. */
function send(path: string, fields: Record<string, string>, bytes: number, own = cookie) {
  const part = (head: string, content: string) => `--edge\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const body = `${Object.entries(fields).slice(0, 1).map(([name, value]) => part(`name="${name}"`, value)).join('')}${part('name="file"; filename="a.txt"\r\nContent-Type: text/plain', 'a word \n'.repeat(bytes / 8))}${Object.entries(fields).slice(1).map(([name, value]) => part(`name="${name}"`, value)).join('')}--edge--\r\n`;
  return app.send(path, { method: 'POST', cookie: own, body, headers: { 'Content-Type': 'multipart/form-data; boundary=edge' } });
}

describe('a file handed in', () => {
  const path = () => `/engagements/${engagement}/outputs`;

  it('of the largest size that is allowed is taken', async () => {
    const taken = await send(path(), { title: 'Minutes', session: '' }, MOST_FILE_BYTES);
    expect([taken.status, taken.headers.get('location')]).toEqual([303, path()]);
    expect((await database().output.findFirstOrThrow({ where: { engagementId: engagement }, select: { size: true } })).size).toBe(MOST_FILE_BYTES);
  });

  it.each([['a little', MOST_FILE_BYTES + 8], ['half as much again', 9 * MIB], ['more than is read at once', 13 * MIB], ['far more', 40 * MIB]])('that is larger by %s is refused by its field, and what was typed stays', async (_how, bytes) => {
    const count = await database().output.count();
    const answer = await send(path(), { title: 'canary-birch', session: '' }, bytes);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="canary-birch"');
    expect(/The file is too large: make it smaller than 6 MB/.test(answer.body)).toBe(true);
    expect(await database().output.count()).toBe(count);
  });

  it.each([['small', 8], ['larger than is read', 30 * MIB]])('after the session had ended is not kept (%s), but what was typed beside it is, and one is told so', async (_how, bytes) => {
    const over = await app.cookieOf(lead);
    await database().session.updateMany({ where: { personId: lead.id }, data: { expiresAt: new Date(Date.now() - 60_000) } });
    const count = await database().output.count();
    const answer = await send(path(), { title: 'canary-rowan', session: '' }, bytes, over);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('The file is not kept: choose it again then.');
    expect(answer.body).not.toContain('canary-rowan');
    const kept = formsIn(answer.body, '/sign-in').flatMap(({ controls }) => controls).find(({ name }) => name === 'kept')?.value ?? '';
    const signedIn = await app.send('/sign-in', { method: 'POST', form: { pseudonym: 'Papyrus', passphrase: PASSPHRASE, sharedDevice: 'on', to: '/home', kept } });
    expect([signedIn.status, signedIn.body.includes('Files are not kept: choose it again before you send.')]).toEqual([200, true]);
    expect(/<form[^>]*action="\/engagements[^>]*>/.exec(signedIn.body)?.[0].toLowerCase()).toContain('enctype="multipart/form-data"');
    const [resume] = formsIn(signedIn.body, '/sign-in').filter(({ action }) => action === path());
    expect(resume?.controls.filter(({ name }) => name !== WHOSE_PAGE).map(({ name, kind, value }) => [name, kind, value])).toEqual([['title', 'textarea', 'canary-rowan'], ['session', 'textarea', ''], ['file', 'file', '']]);
    expect(await database().output.count()).toBe(count);
    cookie = signedIn.headers.getSetCookie().find((one) => one.startsWith('__Host-s='))?.split(';')[0] ?? '';
    // Sent without the file, it is asked for by its field, and what was typed stays.
    const without = await send(path(), { title: 'canary-rowan', session: '' }, 0);
    expect([without.status, without.body.includes('value="canary-rowan"')]).toEqual([422, true]);
    expect((await send(path(), { title: 'canary-rowan', session: '' }, 80)).status).toBe(303);
    expect(await database().output.count()).toBe(count + 1);
  });

  it('that nobody would read to its end is turned away, and so is one of a stranger', async () => {
    expect((await send(path(), { title: 'x' }, 65 * MIB)).status).toBe(413);
    const stranger = await app.cookieOf(await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]));
    expect((await send(path(), { title: 'x', session: '' }, 20 * MIB, stranger)).status).toBe(404);
    expect((await send(path(), { title: 'x', session: '' }, 20 * MIB, '__Host-s=nobody')).status).toBe(302);
  });
});

it('a calendar file of 10 MB is read, and a larger one is refused by its field', async () => {
  const read = await send('/availability/busy-times', { text: '' }, 10 * MIB);
  expect([read.status, read.body.includes('This is not a whole calendar file')]).toEqual([422, true]);
  const larger = await send('/availability/busy-times', { text: '' }, 30 * MIB);
  expect([larger.status, larger.body.includes('This file is larger than 10 MB')]).toEqual([422, true]);
});
