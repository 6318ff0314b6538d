import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { withoutChance } from '../setup/page-parts.ts';
import { changedRows, hashRows } from '../setup/rows.ts';

let app: RunningApp;
let organisation: string;
let lead: AskingPerson;

beforeAll(async () => {
  organisation = await makeOrganisation();
  lead = await makePerson([{ organisationId: organisation, role: 'lead' }]);
  app = await startApp();
});

afterAll(() => app.stop());

const make = () => invite(lead, organisation, { role: 'member', locale: 'en', note: '' });
const join = (path: string, pseudonym: string) => app.send(path, { method: 'POST', form: { pseudonym, passphrase: 'lantern otter gravel umbrella', recoveryAddress: '', sharedDevice: 'on' } });
const setDates = (path: string, data: object) => database().invitation.updateMany({ where: { acceptedAt: null }, data }).then(() => path);

it('an invitation makes one account: looked at as often as one likes, used once, and of many at once one', async () => {
  const path = await make();
  for (let i = 0; i < 3; i += 1) for (const method of ['GET', 'HEAD']) expect((await app.send(path, { method })).status).toBe(200);
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => join(path, `Racer ${i}`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404, 404, 404, 404]);
  expect(await database().person.count({ where: { pseudonym: { startsWith: 'Racer' } } })).toBe(1);
  const before = await hashRows();
  const member = await app.cookieOf(lead);
  for (const again of [await app.send(path), await join(path, 'Late'), await app.send(path, { method: 'POST', cookie: member, form: {} })]) expect(again.status).toBe(404);
  expect(changedRows(before, await hashRows()).filter((row) => !row.startsWith('+ session'))).toEqual([]);
});

it('one that was used, taken back, has run out, or never was, is answered the same', async () => {
  const used = await make();
  expect((await join(used, 'Once')).status).toBe(200);
  const revoked = await setDates(await make(), { revokedAt: new Date() });
  const over = await setDates(await make(), { expiresAt: new Date(Date.now() - 1000) });
  const bodies = await Promise.all([used, revoked, over, `/join/${'A'.repeat(43)}`, '/join/x'].map(async (path) => {
    const [page, sent] = [await app.send(path), await join(path, 'Nobody new')];
    expect([page.status, sent.status], path).toEqual([404, 404]);
    return withoutChance(page.body).replaceAll(path, 'PATH');
  }));
  expect(new Set(bodies).size).toBe(1);
  expect(await database().person.count({ where: { pseudonym: 'Nobody new' } })).toBe(0);
});

it('tells only so often which pseudonyms are taken, then the same of all, and keeps what was typed', async () => {
  const path = await make();
  const answers = [];
  for (let i = 0; i < 12; i += 1) answers.push(await join(path, lead.pseudonym));
  const shown = answers.map(({ body }) => body.replace(/<script[\s\S]*?<\/script>/g, ''));
  expect(answers.every(({ status }) => status === 422)).toBe(true);
  expect(shown.map((body) => body.includes('Someone here has this pseudonym'))).toEqual(Array.from({ length: 12 }, (_, i) => i < 8));
  const [taken, free] = [await join(path, lead.pseudonym), await join(path, 'Nobody Yet')];
  expect([taken.status, free.status]).toEqual([422, 422]);
  expect(withoutChance(taken.body).replaceAll(lead.pseudonym, 'NAME')).toBe(withoutChance(free.body).replaceAll('Nobody Yet', 'NAME'));
  expect(free.body).toMatch(/Wait \d+ minutes/);
  expect(free.body).toContain('value="Nobody Yet"');
  // Another invitation has its own count, and who waits gets in.
  expect((await join(await make(), 'Somebody Else')).status).toBe(200);
  await connectionPool().query('update rate_limit set expire = 1');
  expect((await join(path, 'Nobody Yet')).status).toBe(200);
});

it('whatever is added to its form, it gives its own role in its own organisation', async () => {
  const path = await make();
  const other = await makeOrganisation();
  const answer = await app.send(path, { method: 'POST', form: { pseudonym: 'Forger', passphrase: 'lantern otter gravel umbrella', recoveryAddress: '', role: 'secretariat', organisationId: other, 'memberships[]': other, id: lead.id, suspendedAt: '' } });
  expect(answer.status).toBe(200);
  const { id, memberships } = await database().person.findFirstOrThrow({ where: { pseudonym: 'Forger' }, select: { id: true, memberships: { select: { organisationId: true, role: true } } } });
  expect(id).not.toBe(lead.id);
  expect(memberships).toEqual([{ organisationId: organisation, role: 'member' }]);
});
