import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '#app/domain/accounts/lucia.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { database } from '#app/platform/database.server.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** No session outlives what it was opened for: another role, another session. */
let app: RunningApp;
let organisation: string;
let lead: AskingPerson;

beforeAll(async () => {
  organisation = await makeOrganisation();
  lead = await makePerson([{ organisationId: organisation, role: 'lead' }]);
  await makePerson([{ organisationId: organisation, role: 'lead' }]);
  app = await startApp();
});

afterAll(() => app.stop());

const makeMember = () => makePerson([{ organisationId: organisation, role: 'member' }]);
const offer = (role: Role = 'emerging_leader') => invite(lead, organisation, { role, locale: 'en', note: '' });
const cookieIn = ({ headers }: { headers: Headers }) => headers.getSetCookie().find((one) => one.startsWith('__Host-s='));
const statuses = (...cookies: string[]) => Promise.all(cookies.map(async (cookie) => (await app.send('/home', { cookie })).status));
const membershipOf = async ({ id }: AskingPerson, role: Role) => (await database().membership.findFirstOrThrow({ where: { personId: id, role }, orderBy: { createdAt: 'desc' }, select: { id: true } })).id;
const post = (path: string, cookie: string, form: Record<string, string> = {}) => app.send(path, { method: 'POST', cookie, form: { nothing: '', ...form } });

describe('a role taken up by an invitation', () => {
  it.each([true, false])('gives the session a new id and no longer life, and ends the others; on a shared device: %s', async (shared) => {
    const person = await makeMember();
    const [here, elsewhere] = [`__Host-s=${await openSession(person.id, shared)}`, await app.cookieOf(person)];
    const { absoluteExpiresAt } = await database().session.findFirstOrThrow({ where: { personId: person.id }, orderBy: { createdAt: 'asc' } });
    const path = await offer();
    for (const method of ['GET', 'HEAD']) expect(cookieIn(await app.send(path, { method, cookie: here }))).toBeUndefined();
    const accepted = await post(path, here);
    const [renewed = '', ...rest] = cookieIn(accepted)?.split('; ') ?? [];
    expect([accepted.status, renewed !== here]).toEqual([303, true]);
    expect(rest.filter((part) => part.startsWith('Max-Age'))).toEqual(shared ? [] : [expect.stringMatching(/^Max-Age=\d+$/)]);
    expect(rest).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']));
    expect(await statuses(here, elsewhere, renewed)).toEqual([302, 302, 200]);
    const open = await database().session.findMany({ where: { personId: person.id, absoluteExpiresAt: { gt: new Date() } } });
    expect(open.map((session) => [session.absoluteExpiresAt, session.sharedDevice])).toEqual([[absoluteExpiresAt, shared]]);
    expect(open[0]?.id).not.toBe(renewed.split('=')[1]);
  });

  it('that is refused, or was used, leaves the session as it is', async () => {
    const person = await makeMember();
    const cookie = await app.cookieOf(person);
    const used = await offer();
    const other = await makeMember();
    expect((await post(used, await app.cookieOf(other))).status).toBe(303);
    for (const path of [await offer('member'), used]) expect([409, 404]).toContain((await post(path, cookie)).status);
    expect(await statuses(cookie)).toEqual([200]);
  });

  it('while one signs out or leaves, brings nothing back: what goes on is ended with the id of before', async () => {
    for (const end of [...Array.from({ length: 6 }, () => '/sign-out'), ...Array.from({ length: 6 }, () => '/leave'), '/account/sessions/ending', '/account/sessions/ending']) {
      const person = await makeMember();
      const cookie = await app.cookieOf(person);
      const path = await offer();
      const [accepted, ended] = await Promise.all([post(path, cookie), app.send(end, { method: 'POST', cookie, form: {} }), ...Array.from({ length: 10 }, () => app.send('/home', { cookie }))]);
      const renewed = cookieIn(accepted)?.split(';')[0] ?? cookie;
      if (end !== '/account/sessions/ending') expect(ended.status, end).toBeLessThan(400);
      if (end !== '/account/sessions/ending') expect(await statuses(cookie, renewed), end).toEqual([302, 302]);
      else expect(await statuses(cookie), end).toEqual([302]);
    }
    // Told apart in time: the renewal first, then leaving from the page that was open before it.
    const person = await makeMember();
    const cookie = await app.cookieOf(person);
    const renewed = cookieIn(await post(await offer(), cookie))?.split(';')[0] ?? '';
    expect(await statuses(renewed)).toEqual([200]);
    await app.send('/leave', { method: 'POST', cookie, form: {} });
    expect(await statuses(renewed)).toEqual([302]);
  });
});

describe('a role that someone else gives, ends or gives back', () => {
  it('ends the sessions of whom it is of, at once, and of nobody else; what was being typed comes back', async () => {
    const person = await makeMember();
    const [own, bystander] = [await app.cookieOf(lead), await app.cookieOf(await makeMember())];
    const at = `/organisations/${organisation}/people/${person.id}`;
    const moves = [() => post(at, own, { role: 'emerging_leader' }), async () => post(`/memberships/${await membershipOf(person, 'emerging_leader')}/ending`, own), async () => post(`/memberships/${await membershipOf(person, 'emerging_leader')}/restoration`, own)];
    for (const move of moves) {
      const cookie = await app.cookieOf(person);
      expect(await statuses(cookie)).toEqual([200]);
      const moved = await move();
      expect([moved.status, cookieIn(moved)]).toEqual([303, undefined]);
      expect(await statuses(cookie, own, bystander)).toEqual([302, 200, 200]);
      const typed = await post('/account', cookie, { locale: 'en', timeZone: '', recoveryAddress: 'otter@lantern.example' });
      expect([typed.status, typed.body.includes('What you typed is kept for you alone')]).toEqual([401, true]);
    }
  });

  it('that is refused ends nothing', async () => {
    const person = await makeMember();
    const [cookie, own] = [await app.cookieOf(person), await app.cookieOf(lead)];
    expect((await post(`/organisations/${organisation}/people/${person.id}`, own, { role: 'member' })).status).toBe(422);
    expect(await statuses(cookie)).toEqual([200]);
  });
});

describe('an organisation that is closed, and opened again', () => {
  const makeHouse = async () => {
    const house = await makeOrganisation();
    return { house, only: await makePerson([{ organisationId: house, role: 'lead' }]), also: await makePerson([{ organisationId: house, role: 'member' }, { organisationId: organisation, role: 'member' }]) };
  };

  it('ends the sessions of its people at once, both times, and of nobody else; what was being typed comes back', async () => {
    const { house, only, also } = await makeHouse();
    const [own, bystander] = [await app.cookieOf(await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }])), await app.cookieOf(await makeMember())];
    for (const move of ['closure', 'reopening']) {
      const [one, other] = [await app.cookieOf(only), await app.cookieOf(also)];
      expect(await statuses(one, other)).toEqual([200, 200]);
      const moved = await post(`/organisations/${house}/${move}`, own);
      expect([moved.status, cookieIn(moved)]).toEqual([303, undefined]);
      expect(await statuses(one, other, own, bystander)).toEqual([302, 302, 200, 200]);
      const typed = await post('/account', one, { locale: 'en', timeZone: '', recoveryAddress: 'otter@lantern.example' });
      expect([typed.status, typed.body.includes('What you typed is kept for you alone')]).toEqual([401, true]);
    }
  });

  it('lets whoever signs in meanwhile act in it no more, but where they belong besides', async () => {
    const { house, only, also } = await makeHouse();
    await post(`/organisations/${house}/closure`, await app.cookieOf(await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }])));
    for (const person of [only, also]) for (const part of ['people', 'assessments', 'requests', 'edit', 'invitations', 'led-by']) expect((await app.send(`/organisations/${house}/${part}`, { cookie: await app.cookieOf(person) })).status, part).toBe(404);
    expect((await post(`/organisations/${house}/people/${also.id}`, await app.cookieOf(only), { role: 'site_host' })).status).toBe(404);
    expect((await app.send(`/organisations/${organisation}/assessments`, { cookie: await app.cookieOf(also) })).status).toBe(200);
  });

  it('goes on for whoever closes a house of their own under a new id', async () => {
    const { house } = await makeHouse();
    const both = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }, { organisationId: house, role: 'member' }]);
    const [here, elsewhere] = [await app.cookieOf(both), await app.cookieOf(both)];
    const closed = await post(`/organisations/${house}/closure`, here);
    const renewed = cookieIn(closed)?.split(';')[0] ?? '';
    expect([closed.status, ...(await statuses(here, elsewhere, renewed))]).toEqual([303, 302, 302, 200]);
    const opened = await post(`/organisations/${house}/reopening`, renewed);
    expect([opened.status, ...(await statuses(renewed, cookieIn(opened)?.split(';')[0] ?? ''))]).toEqual([303, 302, 200]);
  });
});

it('a role of one\'s own, given or ended, gives the session a new id', async () => {
  const [here, elsewhere] = [await app.cookieOf(lead), await app.cookieOf(lead)];
  const given = await post(`/organisations/${organisation}/people/${lead.id}`, here, { role: 'site_host' });
  const renewed = cookieIn(given)?.split(';')[0] ?? '';
  expect([given.status, ...(await statuses(here, elsewhere, renewed))]).toEqual([303, 302, 302, 200]);
  const ended = await post(`/memberships/${await membershipOf(lead, 'site_host')}/ending`, renewed);
  const last = cookieIn(ended)?.split(';')[0] ?? '';
  expect([ended.status, ...(await statuses(renewed, last))]).toEqual([303, 302, 200]);
});
