import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { database } from '#app/platform/database.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

let app: RunningApp;
let organisation: string;
const cookies: Record<'lead' | 'member' | 'coordinator' | 'secretariat', string> = { lead: '', member: '', coordinator: '', secretariat: '' };
let member: AskingPerson;
let lead: AskingPerson;

beforeAll(async () => {
  organisation = await makeOrganisation({ name: 'Étoiles & Compagnie', country: 'SN' });
  lead = await makePerson([{ organisationId: organisation, role: 'lead' }], { pseudonym: 'Lantern' });
  member = await makePerson([{ organisationId: organisation, role: 'member' }], { pseudonym: 'Érable' });
  app = await startApp();
  cookies.lead = await app.cookieOf(lead);
  cookies.member = await app.cookieOf(member);
  cookies.coordinator = await app.cookieOf(await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]));
  cookies.secretariat = await app.cookieOf(await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]));
});
afterAll(() => app.stop());

const get = (who: keyof typeof cookies, path: string) => app.send(path, { cookie: cookies[who] });
/** As a browser does, takes the new id of a session that was renewed. */
async function post(who: keyof typeof cookies, path: string, form: Record<string, string> = {}) {
  const answer = await app.send(path, { method: 'POST', cookie: cookies[who], form });
  cookies[who] = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-s='))?.split(';')[0] ?? cookies[who];
  return answer;
}

it('lists are searched, narrowed and ordered by their address alone, and keep what was asked for', async () => {
  const found = await get('coordinator', '/organisations?q=etoiles&country=SN&order=-name');
  expect(found.body).toContain('Étoiles &amp; Compagnie');
  expect(found.body).toMatch(/<option value="SN" selected="">/);
  expect(found.body).toContain('href="/organisations?order=-name"');
  expect((await get('coordinator', '/organisations?q=etoiles&country=KE')).body).not.toContain('Étoiles &amp; Compagnie');
  expect((await get('lead', `/organisations/${organisation}/people?q=erable`)).body).toContain('Érable');
  expect((await get('lead', `/organisations/${organisation}/people?role=lead`)).body).not.toContain('Érable');
});

it('regions and assessments are searched without a script, and what does not match says so', async () => {
  const found = (await get('secretariat', '/regions?q=africa&order=-people')).body;
  expect(found).toMatch(/<input[^>]*name="q"[^>]*value="africa"/);
  expect([found.includes('/organisations?region=africa'), found.includes('/organisations?region=europe')]).toEqual([true, false]);
  expect((await get('secretariat', '/regions?q=nowhere')).body).toContain('Nothing matches');
  expect((await get('lead', `/organisations/${organisation}/assessments?q=empowerment`)).body).toContain('Nothing matches');
});

it('whatever a list is asked, it answers with a page', async () => {
  for (const path of ['/organisations', '/networks', '/regions', `/organisations/${organisation}/people`])
    for (const query of ['?order=passphrase_hash', '?page=-1', '?page=9999', '?state[not]=x', '?q=%00', '?q=%25', `?q=${'x'.repeat(500)}`, '?network=1', '?role=secretariat&state=former'])
      expect((await get('secretariat', path + query)).status, path + query).toBe(200);
  for (const path of ['invitations', 'led-by', 'assessments']) for (const query of ['?order=note', '?state=x&role=y&year=99', '?page=9999&q=%25']) expect((await get('lead', `/organisations/${organisation}/${path}${query}`)).status, path + query).toBe(200);
});

it('a role is ended and given back from the person’s page, and the last lead is kept in words', async () => {
  const path = `/organisations/${organisation}/people/${member.id}`;
  const moveOn = async (move: string) => new RegExp(`/memberships/([0-9a-f-]{36})/${move}`).exec((await get('lead', path)).body)?.[0] ?? '';
  expect((await post('lead', path)).status).toBe(422);
  expect((await post('lead', path, { role: 'member' })).body).toContain('This person has this role already');
  expect((await post('lead', path, { role: 'mentor' })).status).toBe(303);
  const ended = await post('lead', await moveOn('ending'));
  expect([ended.status, ended.headers.get('location')]).toEqual([303, path]);
  const back = await post('lead', await moveOn('restoration'));
  expect([back.status, back.headers.get('location')]).toEqual([303, path]);
  expect(await database().membership.count({ where: { personId: member.id, endedAt: null } })).toBe(2);
  const { id } = await database().membership.findFirstOrThrow({ where: { personId: lead.id } });
  const refused = await post('lead', `/memberships/${id}/ending`);
  expect([refused.status, refused.body.includes('Invite another one first')]).toEqual([409, true]);
});

it('an invitation finds someone who is here already, through sign-in and back', async () => {
  cookies.member = await app.cookieOf(member);
  const other = await makeOrganisation({ name: 'Second Place' });
  const path = await invite(await makePerson([{ organisationId: other, role: 'lead' }]), other, { role: 'member', locale: 'en', note: '' });
  expect((await app.send(path)).body).toContain(`/sign-in?to=${encodeURIComponent(path)}`);
  expect((await get('member', path)).body).toContain('Érable');
  const accepted = await post('member', path);
  expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/home']);
  expect((await get('member', '/home')).body).toContain('Second Place');
  expect((await get('member', path)).status).toBe(404);
});

it('what is closed is told to its people, and comes back whole', async () => {
  const page = `/organisations/${organisation}`;
  expect((await get('coordinator', `${page}/closure`)).body).toContain('2 people have roles here');
  const closed = await post('coordinator', `${page}/closure`);
  expect([closed.status, closed.headers.get('location')]).toEqual([303, page]);
  cookies.lead = await app.cookieOf(lead);
  const home = await get('lead', '/home');
  expect(home.body).toContain('Étoiles &amp; Compagnie was closed on');
  expect(home.body).not.toContain(`${page}/assessments`);
  expect((await get('lead', page)).body).toContain('Its regional network (ASWA) can say more');
  for (const path of ['people', 'assessments', 'led-by', 'invitations', 'edit']) expect((await get('lead', `${page}/${path}`)).status, path).toBe(404);
  expect((await get('coordinator', '/organisations')).body).not.toContain('Étoiles &amp; Compagnie');
  expect((await get('coordinator', '/organisations?state=closed')).body).toContain('Étoiles &amp; Compagnie');
  expect((await get('coordinator', page)).body).toContain(`action="${page}/reopening"`);
  expect((await post('coordinator', `${page}/reopening`)).status).toBe(303);
  cookies.lead = await app.cookieOf(lead);
  expect((await get('lead', `${page}/people`)).status).toBe(200);
});

it('a network is not closed over its organisations: what must be done first is said', async () => {
  const refused = await post('secretariat', `/organisations/${NETWORKS.ASWA}/closure`);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatch(/\d open organisations belong to this network\. Move them/);
  expect((await get('secretariat', `/organisations/${NETWORKS.ASWA}/closure`)).body).toContain(`/organisations?network=${NETWORKS.ASWA}`);
});
