import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSessionPerson, openSession } from '#app/domain/accounts/lucia.server.ts';
import { countAttempt, deviceProof } from '#app/domain/accounts/sign-in-limits.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { issueRecoveryCodes } from '#app/domain/accounts/recovery.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { assertDurable, connectionPool, database, inTransaction } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { withoutChance } from '../setup/page-parts.ts';

let app: RunningApp;
let lead: AskingPerson;
let organisation: string;
const PASSPHRASE = 'lantern otter gravel umbrella';

beforeAll(async () => {
  organisation = await makeOrganisation();
  lead = await makePerson([{ organisationId: organisation, role: 'lead' }], { pseudonym: 'Mango', passphrase: PASSPHRASE });
  app = await startApp();
});

afterAll(() => app.stop());

const invitation = { role: 'member', locale: 'en', note: '' };

describe('a request that does not come from our pages', () => {
  it.each([
    ['a foreign origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { Origin: 'https://a.localhost', 'Sec-Fetch-Site': 'same-site' }],
    ['an opaque origin', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['a foreign origin that claims to be of the site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }],
    ['a text body', { 'Content-Type': 'text/plain' }],
  ])('with %s changes nothing, on any channel', async (_name, headers) => {
    const cookie = await app.cookieOf(lead);
    const before = await database().invitation.count();
    for (const path of [`/organisations/${organisation}/invitations`, `/organisations/${organisation}/invitations.data`, `/organisations/${organisation}/invitations?_data=routes%2Forganisations.$id.invitations`, '/account/sessions/ending']) {
      const { status } = await app.send(path, { method: 'POST', cookie, form: invitation, headers: headers as unknown as Record<string, string> });
      expect([400, 403, 415], `${path} ${status}`).toContain(status);
    }
    expect(await database().invitation.count()).toBe(before);
  });

  it('is refused without any origin, and works from a plain form of ours', async () => {
    const cookie = await app.cookieOf(lead);
    const path = `/organisations/${organisation}/invitations`;
    const bare = await fetch(`${app.origin}${path}`, { method: 'POST', headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(invitation).toString() });
    expect(bare.status).toBe(403);
    const old = await fetch(`${app.origin}${path}`, { method: 'POST', headers: { Cookie: cookie, Origin: app.origin, 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(invitation).toString() });
    expect(old.status).toBe(200);
  });
});

describe('sessions', () => {
  it('are kept as hashes, in a cookie that scripts cannot read', async () => {
    const signedIn = await app.send('/sign-in', { method: 'POST', form: { pseudonym: ' mango ', passphrase: PASSPHRASE, sharedDevice: 'on' } });
    expect(signedIn.status).toBe(303);
    const cookie = signedIn.headers.getSetCookie().find((one) => one.startsWith('__Host-s=')) ?? '';
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const value = cookie.split(';')[0]?.split('=')[1] ?? '';
    const rows = await database().session.findMany({ where: { personId: lead.id } });
    expect(rows.some(({ id }) => id === value)).toBe(false);
    for (const { id } of rows) expect((await app.send('/home', { cookie: `__Host-s=${id}` })).status).toBe(302);
    expect((await app.send('/home', { cookie: `__Host-s=${value}` })).status).toBe(200);
  });

  it('end at once: by signing out, everywhere, by suspension, and cannot be brought back by a request under way', async () => {
    // Two hundred requests under way while each ends.
    for (const end of [...Array.from({ length: 5 }, () => '/sign-out'), ...Array.from({ length: 5 }, () => '/account/sessions/ending')]) {
      const [one, two] = [await app.cookieOf(lead), await app.cookieOf(lead)];
      await Promise.all([...Array.from({ length: 40 }, () => app.send('/home', { cookie: one })), app.send(end, { method: 'POST', cookie: one, form: {} })]);
      expect((await app.send('/home', { cookie: one })).status).toBe(302);
      expect((await app.send('/home', { cookie: two })).status).toBe(end === '/sign-out' ? 200 : 302);
    }
    const person = await makePerson([{ organisationId: organisation, role: 'member' }]);
    const cookie = `__Host-s=${await openSession(person.id, false)}`;
    expect((await app.send('/home', { cookie })).status).toBe(200);
    await database().person.update({ where: { id: person.id }, data: { suspendedAt: new Date() } });
    expect((await app.send('/home', { cookie })).status).toBe(302);
  });

  it('end with the quick exit, which clears all that the browser holds of this place', async () => {
    const cookie = await app.cookieOf(lead);
    const left = await app.send('/leave', { method: 'POST', cookie, form: {} });
    expect([left.status, left.headers.get('location'), left.headers.get('clear-site-data')]).toEqual([303, '/clock', '"cache", "cookies", "storage"']);
    for (const name of ['s', 'n', 'l', 'd']) expect(left.headers.getSetCookie().some((one) => one.startsWith(`__Host-${name}=;`) && /Max-Age=0|1970/.test(one)), name).toBe(true);
    expect((await app.send('/home', { cookie })).status).toBe(302);
  });

  it('all end with a new passphrase, changed or recovered, and the one that goes on is another one', async () => {
    const person = await makePerson([{ organisationId: organisation, role: 'member' }], { passphrase: PASSPHRASE });
    const [here, elsewhere] = [await app.cookieOf(person), await app.cookieOf(person)];
    const changed = await app.send('/account/passphrase', { method: 'POST', cookie: here, form: { current: PASSPHRASE, passphrase: 'another lantern otter gravel' } });
    const renewed = changed.headers.getSetCookie().find((one) => one.startsWith('__Host-s='))?.split(';')[0] ?? '';
    const statuses = async (...cookies: string[]) => Promise.all(cookies.map(async (cookie) => (await app.send('/home', { cookie })).status));
    expect([changed.status, ...(await statuses(here, elsewhere, renewed))]).toEqual([303, 302, 302, 200]);
    const [code = ''] = await inTransaction((tx) => issueRecoveryCodes(tx, person.id));
    const recover = (pseudonym: string, given: string) => app.send('/recovery', { method: 'POST', form: { pseudonym, code: given, passphrase: 'a third lantern otter gravel' } });
    expect([(await recover(person.pseudonym, code)).status, ...(await statuses(renewed))]).toEqual([303, 302]);
    // Once, and an unknown name is answered as a used code is.
    const [again, unknown] = [await recover(person.pseudonym, code), await recover('Nobody at all', code)];
    expect([again.status, unknown.status]).toEqual([422, 422]);
    expect(withoutChance(again.body).replaceAll(person.pseudonym, 'NAME')).toBe(withoutChance(unknown.body).replaceAll('Nobody at all', 'NAME'));
  });

  it('end at the absolute time, however much they are used', async () => {
    const cookie = await app.cookieOf(lead);
    await database().session.updateMany({ where: { personId: lead.id }, data: { absoluteExpiresAt: new Date(Date.now() - 1000), expiresAt: new Date(Date.now() + 100_000) } });
    expect((await app.send('/home', { cookie })).status).toBe(302);
  });

  it('are listed to whom they are of: filtered, sorted and paged, and each can be ended', async () => {
    const person = await makePerson([{ organisationId: organisation, role: 'member' }]);
    const cookie = await app.cookieOf(person);
    for (let i = 0; i < 30; i += 1) await openSession(person.id, i % 3 !== 0);
    const at = (i: number) => new Date(Date.UTC(2098, 0, 1, i));
    const rows = await database().session.findMany({ where: { personId: person.id, publicId: { not: (await findSessionPerson(cookie.split('=')[1] ?? ''))?.sessionPublicId ?? '' } }, orderBy: { id: 'asc' }, select: { id: true, publicId: true, sharedDevice: true } });
    for (const [i, { id }] of rows.entries()) await database().session.update({ where: { id }, data: { createdAt: at(i), lastUsedAt: at(100 - i) }, select: { id: true } });
    const shown = async (query: string) => [...(await app.send(`/account/sessions${query}`, { cookie })).body.replace(/<script[\s\S]*?<\/script>/g, '').matchAll(/action="\/account\/sessions\/([0-9a-f-]{36})\/ending"/g)].map(([, id]) => id);
    const ids = rows.map(({ publicId }) => publicId);
    expect(await shown('?order=-lastUsedAt')).toEqual(ids.slice(0, 25));
    expect(await shown('?order=-openedAt')).toEqual([...ids].reverse().slice(0, 25));
    expect((await shown('?order=-openedAt&page=2')).sort()).toEqual(ids.slice(0, 5).sort());
    expect((await shown('?device=own')).sort()).toEqual(rows.filter(({ sharedDevice }) => !sharedDevice).map(({ publicId }) => publicId).sort());
    expect((await app.send(`/account/sessions/${ids[0]}/ending`, { method: 'POST', cookie, form: {} })).status).toBe(303);
    expect((await shown('?order=-lastUsedAt'))[0]).toBe(ids[1]);
  });

  it('see a role that ended with the very next request', async () => {
    const person = await makePerson([{ organisationId: organisation, role: 'member' }]);
    const cookie = await app.cookieOf(person);
    expect((await app.send(`/organisations/${organisation}`, { cookie })).status).toBe(200);
    await database().membership.updateMany({ where: { personId: person.id }, data: { endedAt: new Date() } });
    expect((await app.send(`/organisations/${organisation}`, { cookie })).status).toBe(404);
  });
});

describe('signing in', () => {
  const attempt = (pseudonym: string, passphrase: string, headers: Record<string, string> = {}) => app.send('/sign-in', { method: 'POST', form: { pseudonym, passphrase }, headers });
  const plain = (body: string, name: string) => body.replaceAll(name, 'NAME').replace(/nonce[^,>]*|[0-9a-f]{8}-[0-9a-f-]{27}|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{22}==/g, '');

  it('answers the same to an unknown name and to a wrong passphrase', async () => {
    await makePerson([], { pseudonym: 'Known0', passphrase: PASSPHRASE });
    const [known, unknown] = [await attempt('Known0', 'wrong wrong wrong', { 'Accept-Encoding': 'identity' }), await attempt('Unkno0', 'wrong wrong wrong', { 'Accept-Encoding': 'identity' })];
    expect([known.status, unknown.status]).toEqual([422, 422]);
    expect(plain(known.body, 'Known0')).toBe(plain(unknown.body, 'Unkno0'));
    // The values, too, but for what differs from answer to answer.
    const told = (headers: Headers) => [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name)).map(([name, value]) => `${name}: ${value.replace(/nonce-[^']+/, 'nonce')}`).sort();
    expect(told(known.headers)).toEqual(told(unknown.headers));
    expect(known.headers.getSetCookie()).toEqual([]);
  });

  const isSlowed = ({ body }: { body: string }) => /Wait \d+ minutes/.test(body);

  it('looks at a bounded number of guesses, whatever address they claim, and keeps nobody else out', { timeout: 60_000 }, async () => {
    await connectionPool().query('delete from rate_limit');
    await makePerson([], { pseudonym: 'Victim', passphrase: PASSPHRASE });
    const device = (await app.send('/sign-in', { method: 'POST', form: { pseudonym: 'Victim', passphrase: PASSPHRASE } })).headers.getSetCookie().find((one) => one.startsWith('__Host-d='))?.split(';')[0] ?? '';
    expect(device).not.toBe('');
    const answers = [];
    for (let i = 0; i < 500; i += 1) answers.push(await attempt('Victim', `guess number ${i}`, { 'X-Forwarded-For': `10.0.${i % 7}.${i % 250}`, 'X-Real-IP': `10.1.0.${i % 250}`, Forwarded: `for=10.2.0.${i % 250}` }));
    expect(answers.filter((answer) => !isSlowed(answer)).length).toBe(8);
    expect((await attempt('Victim', PASSPHRASE)).status).toBe(422);
    expect((await attempt('Mango', PASSPHRASE)).status).toBe(303);
    // From their own device the victim gets in meanwhile, from the same address as who guesses.
    expect((await attempt('Victim', PASSPHRASE, { Cookie: device })).status).toBe(303);
    const { rows } = await connectionPool().query<{ key: string }>('select key from rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|victim/i);
    await connectionPool().query('update rate_limit set expire = 1');
    expect((await attempt('Victim', PASSPHRASE)).status).toBe(303);
  });

  it('bounds guesses at one account from many addresses, but not what its own devices try; nor is their proof good for anyone else', { timeout: 60_000 }, async () => {
    await connectionPool().query('delete from rate_limit');
    const looksAt = (name: string, address: string) => countAttempt(name, address, false).then(() => 1, (error: unknown) => (error instanceof Refusal ? 0 : Promise.reject(error as Error)));
    let looked = 0;
    for (let i = 0; i < 300; i += 1) looked += await looksAt('spread', `10.0.0.${i % 100}`);
    expect(looked).toBe(2 * 100 + 40);
    // Whoever comes from an address that has not guessed is heard meanwhile, twice.
    expect([await looksAt('spread', '192.0.2.9'), await looksAt('spread', '192.0.2.9'), await looksAt('spread', '192.0.2.9')]).toEqual([1, 1, 0]);
    // One line has countless IPv6 addresses, and is one source all the same.
    expect([await looksAt('spread', '2001:db8::1'), await looksAt('spread', '2001:db8::2'), await looksAt('spread', '2001:db8::3')]).toEqual([1, 1, 0]);
    // However many sources there are, there is an end.
    let crowd = 0;
    for (let i = 0; i < 30; i += 1) for (const one of await Promise.all(Array.from({ length: 40 }, (_, at) => looksAt('crowd', `10.${i}.0.${at}`)))) crowd += one;
    expect(crowd).toBe(1000 + 40);
    for (let i = 0; i < 8; i += 1) await countAttempt('spread', '10.0.0.1', true);
    await expect(countAttempt('spread', '10.0.0.1', true)).rejects.toThrow(Refusal);
    await makePerson([], { pseudonym: 'Neighbour', passphrase: PASSPHRASE });
    for (let i = 0; i < 8; i += 1) expect(isSlowed(await attempt('Neighbour', 'wrong wrong wrong'))).toBe(false);
    for (const cookie of [`__Host-d=${deviceProof('mango')}`, '__Host-d=x', `__Host-d=${deviceProof('neighbour').slice(0, -1)}`]) expect(isSlowed(await attempt('Neighbour', PASSPHRASE, { Cookie: cookie }))).toBe(true);
  });

  it('refuses an endless passphrase before hashing it', async () => {
    await connectionPool().query('delete from rate_limit');
    expect((await attempt('Mango', 'x'.repeat(5_000_000))).status).toBe(422);
    // An attempt is counted before it is looked at: none was.
    expect((await connectionPool().query('select 1 from rate_limit')).rowCount).toBe(0);
  });

  it('stores argon2id at the cost that is asked for', async () => {
    const { passphraseHash } = await database().credential.findUniqueOrThrow({ where: { personId: lead.id } });
    expect(passphraseHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  });
});

describe('input', () => {
  it.each([
    ['an object for a value', { 'name[not]': '' }],
    ['a list for a value', { 'name[]': 'x' }],
    ['a prototype', { __proto__: 'x', constructor: 'y' }],
    ['a NUL', { name: 'a\u0000b', kind: 'national', country: 'KE', 'languages[]': 'en' }],
    ['a country of nobody', { name: 'Good name', kind: 'national', country: 'ZZ', 'languages[]': 'en' }],
    ['a forged kind', { name: 'Good name', kind: 'global_network', country: 'KE', 'languages[]': 'en' }],
  ])('%s is refused with 422 and changes nothing', async (_name, form) => {
    const coordinator = await makePerson([{ organisationId: '0199a000-0000-7000-8000-000000000011', role: 'coordinator' }]);
    const before = await database().organisation.count();
    const answer = await app.send('/organisations/new', { method: 'POST', cookie: await app.cookieOf(coordinator), form: form as unknown as Record<string, string> });
    expect(answer.status).toBe(422);
    expect(await database().organisation.count()).toBe(before);
  });

  it('of who coordinates two networks says into which an organisation is entered; of who coordinates one it need not', async () => {
    const [first, second, others] = ['0199a000-0000-7000-8000-000000000011', '0199a000-0000-7000-8000-000000000012', '0199a000-0000-7000-8000-000000000013'];
    const cookie = await app.cookieOf(await makePerson([{ organisationId: first, role: 'coordinator' }, { organisationId: second, role: 'coordinator' }]));
    const typed = { name: 'Entered once', acronym: '', kind: 'national', country: 'IN', 'languages[]': 'en' };
    const page = await app.send('/organisations/new', { cookie });
    for (const network of [first, second]) expect(page.body).toContain(`<option value="${network}"`);
    expect(page.body).not.toContain(others);
    for (const form of [typed, { ...typed, networkId: '' }, { ...typed, networkId: others }]) {
      const refused = await app.send('/organisations/new', { method: 'POST', cookie, form });
      expect(refused.status).toBe(422);
      expect(refused.body).toMatch(/<select[^>]*name="networkId"[^>]*-error"/);
      expect(refused.body).toContain('value="Entered once"');
    }
    expect((await app.send('/organisations/new', { method: 'POST', cookie, form: { ...typed, networkId: second } })).status).toBe(303);
    expect(await database().organisation.findMany({ where: { name: 'Entered once' }, select: { networkId: true } })).toEqual([{ networkId: second }]);
    const ofOne = await app.cookieOf(await makePerson([{ organisationId: first, role: 'coordinator' }]));
    expect((await app.send('/organisations/new', { cookie: ofOne })).body).not.toContain('networkId');
    expect((await app.send('/organisations/new', { method: 'POST', cookie: ofOne, form: { ...typed, name: 'Entered again' } })).status).toBe(303);
  });

  it('that is missing stops a query, instead of widening it', async () => {
    await expect(database().person.findMany({ where: { id: undefined as unknown as string } })).rejects.toThrow(/undefined/);
  });

  it('of a query that fits nothing shows the list as it is by default', async () => {
    const coordinator = await makePerson([{ organisationId: '0199a000-0000-7000-8000-000000000011', role: 'coordinator' }]);
    const cookie = await app.cookieOf(coordinator);
    for (const query of ['?by=passphrase_hash', '?page=-1', '?page=1e9', '?kind[not]=x', '?q=%00', `?q=${'x'.repeat(500)}`]) expect((await app.send(`/organisations${query}`, { cookie })).status, query).toBe(200);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])('never leads a person to %s after signing in', async (to) => {
    await connectionPool().query('delete from rate_limit');
    const answer = await app.send('/sign-in', { method: 'POST', form: { pseudonym: 'Mango', passphrase: PASSPHRASE, to } });
    expect(answer.headers.get('location')).toBe('/home');
  });
});

it('nothing that was confirmed can be lost, and a database that breaks off is said to be unavailable', async () => {
  await assertDurable();
  const cookie = await app.cookieOf(lead);
  await connectionPool().query("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");
  const answers = await Promise.all(Array.from({ length: 6 }, () => app.send('/home', { cookie })));
  for (const { status, body } of answers) {
    expect([200, 302, 503]).toContain(status);
    expect(body).not.toMatch(/at .*\.js:\d+/);
  }
  expect((await app.send('/home', { cookie })).status).toBe(200);
});
