import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { keepAttendance } from '#app/domain/assistance/attendance.server.ts';
import { changeSessionPeople, readSessionPeople } from '#app/domain/assistance/session-people.server.ts';
import { readSession, settleSession } from '#app/domain/assistance/sessions.server.ts';
import { readAvailability, saveAvailability } from '#app/domain/calendar/availability.server.ts';
import { siteAvailability } from '#app/domain/calendar/sites.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeSite } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn, shownIn } from '../setup/page-parts.ts';

/** What two coordinators do at once on the pages of a session and of a site, and on which clocks these stand. */
let app: RunningApp;
let coordinator: AskingPerson;
let lead: AskingPerson;
let member: AskingPerson;
let provider: AskingPerson;
let cookie: string;
let engagement: string;

beforeAll(async () => {
  const organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  member = await makePerson([{ organisationId, role: 'member' }], { pseudonym: 'Fern' });
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }], { pseudonym: 'Maple' });
  await makeProfile(provider);
  engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
  await makeAcceptance(coordinator, engagement, provider);
  app = await startApp();
  cookie = await app.cookieOf(coordinator);
}, 120_000);

afterAll(() => app.stop());

async function book(at: string, people = [lead, provider]): Promise<string> {
  await makeSessions(coordinator, engagement, people.map(({ id }) => id), { at: new Date(at) });
  return (await database().assistanceSession.findFirstOrThrow({ where: { booking: { startsAt: new Date(at) } } })).id;
}

const valueIn = (body: string, field: string) => formsIn(body, '/').flatMap(({ controls }) => controls).find(({ name }) => name === field)?.value;
const post = (path: string, fields: readonly (readonly [string, string])[]) => app.send(path, { method: 'POST', cookie, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString() });

it('who takes part is not written over what another has said since the page was opened; what was chosen stays, and stays refused', async () => {
  const session = await book('2099-03-02T09:00:00Z');
  const page = `/sessions/${session}/people`;
  const seen = valueIn((await app.send(page, { cookie })).body, 'version') ?? '';
  const known = await readSessionPeople(coordinator, session);
  await changeSessionPeople(coordinator, session, known, { version: known.version, people: [lead.id] });
  const fields = [['version', seen], ['people[]', provider.id], ['people[]', member.id]] as const;
  const refused = await post(page, fields);
  expect([refused.status, shownIn(refused.body).includes('This was changed in another window meanwhile.')]).toEqual([422, true]);
  expect(formsIn(refused.body, '/').flatMap(({ controls }) => controls).some(({ name, value }) => name === 'people[]' && [provider.id, member.id].includes(value ?? ''))).toBe(true);
  expect(valueIn(refused.body, 'version')).toBe(seen);
  expect((await post(page, fields)).status).toBe(422);
  expect((await readSession(coordinator, session)).people.map(({ id }) => id)).toEqual([lead.id]);
});

it('who came is not either; and whoever was merely held reads when and where it was, and nothing of who came', async () => {
  const session = await book('2025-06-02T09:00:00Z', [member, provider]);
  await settleSession(coordinator, session, 'hold');
  const page = `/sessions/${session}/attendance`;
  const seen = valueIn((await app.send(page, { cookie })).body, 'version') ?? '';
  await keepAttendance(provider, session, { version: Number(seen), headcount: 41, presences: [{ personId: provider.id, presence: 'excused' }] });
  const refused = await post(page, [['version', seen], ['headcount', '17'], [`presence.${provider.id}`, 'absent']]);
  expect([refused.status, shownIn(refused.body).includes('This was changed in another window meanwhile.'), valueIn(refused.body, 'headcount')]).toEqual([422, true, '17']);
  expect((await readSession(coordinator, session)).session.headcount).toBe(41);
  const shown = async (person: AskingPerson) => (await app.send(`/sessions/${session}`, { cookie: await app.cookieOf(person) })).body;
  const [run, held] = [await shown(provider), await shown(member)];
  expect([run, held].map((body) => [shownIn(body).includes('Maple'), /\b41\b/.test(shownIn(body)), shownIn(body).toLowerCase().includes('excused')])).toEqual([[true, true, true], [true, false, false]]);
});

it('the hours of a site are not either', async () => {
  const id = await makeSite(NETWORKS.ASWA, { name: 'The green room' });
  const site = await siteAvailability(coordinator, id);
  const page = `/sites/${id}/hours`;
  const seen = valueIn((await app.send(page, { cookie })).body, 'version') ?? '';
  const { version, ...said } = await readAvailability(site);
  await saveAvailability(site, { ...said, version, weekly: [{ weekday: 1, fromMinute: 540, toMinute: 720 }] });
  const refused = await post(page, [['version', seen], ['zone', 'UTC'], ['noticeMinutes', '1440'], ['bufferMinutes', '15'], ['hoursAWeek', '17']]);
  expect([refused.status, shownIn(refused.body).includes('These hours were changed in another window meanwhile.'), valueIn(refused.body, 'hoursAWeek')]).toEqual([422, true, '17']);
  expect((await readAvailability(site)).weekly).toEqual([{ weekday: 1, fromMinute: 540, toMinute: 720 }]);
});

it('a session is moved on the clocks of the calendars from which it is dragged: the day on which it is let go is one of theirs', async () => {
  // Planned in Nairobi, where it is the day after by then.
  const session = await book('2099-05-04T22:30:00Z');
  const calendar = shownIn((await app.send(`/engagements/${engagement}/schedule/calendar?view=week&on=2099-05-04`, { cookie })).body);
  expect(calendar.slice(0, calendar.indexOf(`data-move="/sessions/${session}/time"`)).match(/data-day="([\d-]+)"/g)?.at(-1)).toBe('data-day="2099-05-04"');
  const { body } = await app.send(`/sessions/${session}/time?day=2099-05-06`, { cookie });
  expect(['day', 'time', 'zone'].map((field) => valueIn(body, field))).toEqual(['2099-05-06', '22:30', 'UTC']);
});
