import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { closeSite } from '#app/domain/calendar/sites.server.ts';
import { tellWhatIsDue } from '#app/domain/notifications/upkeep.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { makeSite } from '#prisma/seed/calendar.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeDemonstration, SHOWN_CRITERIA } from '#prisma/seed/sites.server.ts';
import { dayAhead, makeVisit } from '#prisma/seed/visits.server.ts';
import { keepAddress, readAddress } from './site-address.server.ts';
import { demonstrationsQuerySchema } from './site-lists.ts';
import { beginDemonstration, keepProfile, listPlacesToShow, readBeginning, readProfile } from './site-profile.server.ts';
import { checkSite, confirmSite, handBack, readToCheck } from './site-standing.server.ts';
import { listDemonstrations, readDemonstration } from './sites.server.ts';
import { callOff, confirmVisit } from './visit-requests.server.ts';
import { GRACE_DAYS, STANDING_MOVES, VALID_DAYS } from './standing.ts';

const CANARY = 'canary-3P9-mimosa';
const DAY = 86_400_000;
const who = {} as Record<'host' | 'lead' | 'member' | 'coordinator' | 'otherCoordinator' | 'secretariat' | 'neighbour' | 'stranger' | 'nobody', AskingPerson>;
let organisationId: string;

beforeAll(async () => {
  startTelling();
  organisationId = await makeOrganisation({ name: `House ${CANARY}` });
  who.host = await makePerson([{ organisationId, role: 'site_host' }]);
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.member = await makePerson([{ organisationId, role: 'member' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  who.secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
  who.neighbour = await makePerson([{ organisationId: await makeOrganisation(), role: 'site_host' }]);
  who.stranger = await makePerson([{ organisationId: await makeOrganisation({ networkId: NETWORKS.APNSW }), role: 'site_host' }]);
  who.nobody = await makePerson([]);
});
afterEach(() => setClock());

const hosting = () => ({ coordinator: who.coordinator, host: who.host, organisationId, networkId: NETWORKS.ASWA });
const list = async (person: AskingPerson, query: object = {}) => listDemonstrations(person, demonstrationsQuerySchema.parse(query), ['community-empowerment', 'x', 'y', 'z', 'community-led-services', 'w'], (code) => code);
const shownTo = async (id: string) => (await Promise.all(Object.entries(who).map(async ([name, person]) => ((await list(person)).sites.some((one) => one.id === id) ? name : '')))).filter(Boolean).sort();
/** What is kept of a standing: the others come of a day. */
const kept = (standing: string) => (standing === 'due' || standing === 'lapsed' ? 'confirmed' : standing === 'returned' ? 'self_checked' : standing);
const moves = () => [...new Set(Object.values(STANDING_MOVES).flatMap(({ from, to }) => from.flatMap((one) => (kept(to) !== to || kept(one) === to ? [] : [`${kept(one)}>${to}`]))))].sort();

describe('a site', () => {
  it('is begun by a coordinator of its network, for an organisation of it, once', async () => {
    const id = await makeSite(NETWORKS.ASWA, { name: 'Empty room' });
    expect((await listPlacesToShow(who.coordinator)).find((one) => one.id === id)).toEqual({ id, name: 'Empty room' });
    for (const person of [who.host, who.lead, who.otherCoordinator, who.secretariat, who.nobody]) await expect(beginDemonstration(person, id, organisationId)).rejects.toBeInstanceOf(NotFound);
    await expect(beginDemonstration(who.coordinator, id, await makeOrganisation({ networkId: NETWORKS.APNSW }))).rejects.toMatchObject({ reason: 'ui.forms.errors.choose' });
    await beginDemonstration(who.coordinator, id, organisationId);
    await expect(readBeginning(who.coordinator, id)).rejects.toMatchObject({ reason: 'academy.refusals.begunAlready' });
    expect((await listPlacesToShow(who.coordinator)).some((one) => one.id === id)).toBe(false);
    await expect(readToCheck(who.host, id)).rejects.toMatchObject({ reason: 'academy.refusals.profileFirst' });
  });

  it('is described by its host and its network, and seals all of it', async () => {
    const id = await makeDemonstration({ ...hosting(), upTo: 'described', address: CANARY, profile: { title: CANARY, shown: CANARY, learned: CANARY, costs: CANARY, access: CANARY, safety: CANARY } });
    const { rows } = await connectionPool().query<{ found: boolean }>('select bool_or(to_jsonb(d)::text like $1) as found from demonstration_site d', [`%${CANARY}%`]);
    expect(rows).toEqual([{ found: false }]);
    await expect(connectionPool().query("update demonstration_site set address = 'in plain words' where site_id = $1", [id])).rejects.toThrow(/texts_sealed/);
    for (const person of [who.host, who.lead, who.coordinator]) expect((await readProfile(person, id)).profile.safety).toBe(CANARY);
    for (const person of [who.member, who.neighbour, who.otherCoordinator, who.secretariat, who.stranger]) await expect(readProfile(person, id)).rejects.toBeInstanceOf(NotFound);
    const { version, state: _state, weekdays, ...entry } = (await readProfile(who.coordinator, id)).profile;
    const next = { ...entry, languages: ['en'], weekdays: weekdays.map(Number), version };
    await expect(keepProfile(who.lead, id, { ...next, criteria: ['no-such-criterion'] }, SHOWN_CRITERIA)).rejects.toMatchObject({ reason: 'academy.errors.criteria' });
    await keepProfile(who.lead, id, { ...next, title: 'The green baobab' }, SHOWN_CRITERIA);
    await expect(keepProfile(who.coordinator, id, { ...next, title: 'Mine' }, SHOWN_CRITERIA)).rejects.toMatchObject({ reason: 'academy.refusals.changedMeanwhile' });
    expect((await readDemonstration(who.host, id)).title).toBe('The green baobab');
  });

  it('is shown to whom its host chose once it is confirmed, until it lapses, and to its own at all times', async () => {
    const started = new Date('2027-02-01T08:00:00Z');
    setClock(() => started);
    const id = await makeDemonstration({ ...hosting(), upTo: 'checked' });
    expect(await shownTo(id)).toEqual(['coordinator', 'host', 'lead']);
    await confirmSite(who.coordinator, id);
    const network = ['coordinator', 'host', 'lead', 'member', 'neighbour', 'secretariat'];
    expect(await shownTo(id)).toEqual(network);
    expect((await readDemonstration(who.neighbour, id)).host).toBeNull();
    expect((await readDemonstration(who.secretariat, id)).host?.name).toContain(CANARY);
    const wide = await makeDemonstration({ ...hosting(), profile: { reach: 'everyone' } });
    expect(await shownTo(wide)).toEqual([...network, 'otherCoordinator', 'stranger'].sort());
    const after = async (days: number) => {
      setClock(() => new Date(started.getTime() + days * DAY));
      return shownTo(id);
    };
    expect(await after(VALID_DAYS + GRACE_DAYS - 1)).toEqual(network);
    expect((await readDemonstration(who.host, id)).standing).toBe('due');
    expect(await after(VALID_DAYS + GRACE_DAYS + 1)).toEqual(['coordinator', 'host', 'lead']);
    await expect(readDemonstration(who.member, id)).rejects.toBeInstanceOf(NotFound);
    setClock(() => started);
    await closeSite(who.coordinator, wide);
    expect(await shownTo(wide)).toEqual(['coordinator', 'host', 'lead']);
  });

  it('is found by words, country, component and language, and counted by country', async () => {
    const there = await makeOrganisation({ country: 'SN' });
    const host = await makePerson([{ organisationId: there, role: 'site_host' }]);
    const id = await makeDemonstration({ ...hosting(), host, organisationId: there, profile: { title: 'Été sous le baobab', languages: ['wo'], criteria: ['cs-safe-space'] } });
    const found = async (query: object) => (await list(who.neighbour, query)).sites.map((one) => one.id);
    expect(await found({ q: 'ete BAOBAB' })).toEqual([id]);
    expect(await found({ country: 'SN' })).toEqual([id]);
    expect(await found({ component: '5', language: 'wo' })).toEqual([id]);
    expect(await found({ component: '1', language: 'wo' })).toEqual([]);
    const { countries, languages } = await list(who.neighbour, { q: 'nothing at all' });
    expect(countries).toContainEqual({ code: 'SN', name: 'SN', count: 1 });
    expect(languages).toContain('wo');
  });
});

it('the address is its host\'s alone: no coordinator, no secretariat, no other host reads it anywhere', async () => {
  const id = await makeDemonstration({ ...hosting(), address: CANARY });
  for (const person of [who.host, who.lead]) expect(await readAddress(person, id)).toEqual({ address: CANARY, version: 1 });
  for (const person of [who.coordinator, who.secretariat, who.member, who.neighbour]) {
    await expect(readAddress(person, id)).rejects.toBeInstanceOf(Refusal);
    await expect(keepAddress(person, id, { address: 'x', version: 1 })).rejects.toBeInstanceOf(Refusal);
    expect(JSON.stringify({ ...(await readDemonstration(person, id)), host: null })).not.toContain(CANARY);
  }
  for (const person of [who.otherCoordinator, who.stranger, who.nobody]) await expect(readAddress(person, id)).rejects.toBeInstanceOf(NotFound);
  expect(JSON.stringify(await readProfile(who.coordinator, id).then(({ profile }) => profile))).not.toContain(CANARY);
  expect((await readDemonstration(who.host, id)).hasAddress).toBe(true);
  // Bound to its record: moved to another site it does not open.
  const other = await makeDemonstration({ ...hosting(), address: 'elsewhere' });
  await connectionPool().query('update demonstration_site set address = (select address from demonstration_site where site_id = $1) where site_id = $2', [id, other]);
  await expect(readAddress(who.host, other)).rejects.toThrow();
});

it('the address is kept over the one that was seen, and is not taken away while somebody is to come', async () => {
  const id = await makeDemonstration({ ...hosting(), address: 'Here' });
  await keepAddress(who.lead, id, { address: 'There', version: 1 });
  await expect(keepAddress(who.host, id, { address: 'Here', version: 1 })).rejects.toMatchObject({ reason: 'academy.refusals.changedMeanwhile' });
  expect(await readAddress(who.host, id)).toEqual({ address: 'There', version: 2 });
  // What coordinators write meanwhile is another page.
  const { version, state: _state, weekdays, ...entry } = (await readProfile(who.coordinator, id)).profile;
  await keepProfile(who.coordinator, id, { ...entry, languages: ['en'], weekdays: weekdays.map(Number), version }, SHOWN_CRITERIA);
  const asking = await makeOrganisation();
  const asker = await makePerson([{ organisationId: asking, role: 'lead' }]);
  const visit = await makeVisit({ siteId: id, host: who.host, asker, visitors: [asker], source: { kind: 'organisation', id: asking }, inDays: 40, upTo: 'confirmed' });
  await expect(keepAddress(who.host, id, { address: '', version: 2 })).rejects.toMatchObject({ reason: 'academy.refusals.addressNeeded', field: 'address' });
  await keepAddress(who.host, id, { address: 'Elsewhere', version: 2 });
  await callOff(asker, visit);
  await keepAddress(who.host, id, { address: '', version: 3 });
  expect((await readDemonstration(who.host, id)).hasAddress).toBe(false);
});

it('an address that is taken away while a visit is confirmed is there, or the visit is not', async () => {
  const id = await makeDemonstration({ ...hosting(), address: 'Here' });
  const asking = await makeOrganisation();
  const asker = await makePerson([{ organisationId: asking, role: 'lead' }]);
  const visit = await makeVisit({ siteId: id, host: who.host, asker, visitors: [asker], source: { kind: 'organisation', id: asking }, inDays: 40 });
  const outcomes = await Promise.allSettled([confirmVisit(who.host, visit, dayAhead(40)), keepAddress(who.host, id, { address: '', version: 1 })]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: expect.stringMatching(/addressFirst|addressNeeded/) });
});

describe('its standing', () => {
  it('is kept by a yearly look, which the network confirms; each is told', async () => {
    const id = await makeDemonstration({ ...hosting(), upTo: 'described' });
    const answers = { 'ce-membership': 'shown', 'cs-safe-space': 'partly' } as const;
    await expect(checkSite(who.host, id, { note: '', answers: { 'ce-membership': 'shown' } })).rejects.toMatchObject({ reason: 'academy.errors.check' });
    await expect(checkSite(who.host, id, { note: '', answers: { 'ce-membership': 'partly', 'cs-safe-space': 'not_now' } })).rejects.toMatchObject({ reason: 'academy.errors.check' });
    await expect(checkSite(who.coordinator, id, { note: '', answers })).rejects.toBeInstanceOf(Refusal);
    await expect(confirmSite(who.coordinator, id)).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
    await checkSite(who.host, id, { note: CANARY, answers });
    expect((await readDemonstration(who.coordinator, id)).check).toMatchObject({ note: CANARY, answers: [{ criterion: 'ce-membership', answer: 'shown' }, { criterion: 'cs-safe-space', answer: 'partly' }] });
    expect(await database().notification.count({ where: { personId: who.coordinator.id, kind: 'site_checked', subjectId: id } })).toBe(1);
    for (const person of [who.host, who.lead]) await expect(confirmSite(person, id)).rejects.toMatchObject({ reason: 'academy.refusals.coordinatorOnly' });
    for (const person of [who.otherCoordinator, who.secretariat, who.neighbour]) await expect(confirmSite(person, id)).rejects.toBeInstanceOf(NotFound);
    const done = await Promise.allSettled(Array.from({ length: 8 }, () => confirmSite(who.coordinator, id)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await database().notification.count({ where: { personId: { in: [who.host.id, who.lead.id] }, kind: 'site_confirmed', subjectId: id } })).toBe(2);
    expect((await readDemonstration(who.neighbour, id)).check).toBeNull();
  });

  it('is handed back with words that its hosts and its network read, and handed in again', async () => {
    const id = await makeDemonstration({ ...hosting(), upTo: 'described' });
    const answers = { 'ce-membership': 'shown', 'cs-safe-space': 'partly' } as const;
    await expect(handBack(who.coordinator, id, CANARY)).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
    await checkSite(who.host, id, { note: '', answers });
    await expect(handBack(who.host, id, 'x')).rejects.toMatchObject({ reason: 'academy.refusals.coordinatorOnly' });
    for (const person of [who.otherCoordinator, who.secretariat, who.nobody]) await expect(handBack(person, id, 'x')).rejects.toBeInstanceOf(NotFound);
    const done = await Promise.allSettled([handBack(who.coordinator, id, CANARY), confirmSite(who.coordinator, id)]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    if (done[0]?.status === 'rejected') {
      await checkSite(who.host, id, { note: '', answers });
      await handBack(who.coordinator, id, CANARY);
    }
    for (const person of [who.host, who.coordinator]) expect(await readDemonstration(person, id)).toMatchObject({ standing: 'returned', returnNote: CANARY, may: { confirm: false, handBack: false } });
    expect(JSON.stringify(await database().demonstrationSite.findUniqueOrThrow({ where: { siteId: id } }))).not.toContain(CANARY);
    expect(await database().notification.count({ where: { personId: { in: [who.host.id, who.lead.id] }, kind: 'site_returned', subjectId: id } })).toBe(2);
    await expect(confirmSite(who.coordinator, id)).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
    await expect(connectionPool().query("update demonstration_site set state = 'draft', confirmed_at = null where site_id = $1", [id])).rejects.toThrow();
    await checkSite(who.host, id, { note: '', answers });
    expect(await readDemonstration(who.coordinator, id)).toMatchObject({ standing: 'self_checked', returnNote: null, may: { confirm: true, handBack: true } });
    expect(await database().notification.count({ where: { personId: who.host.id, kind: 'site_returned', subjectId: id } })).toBe(0);
  });

  it('begins anew where a criterion is added, and stays where one is left out', async () => {
    const id = await makeDemonstration({ ...hosting(), profile: { criteria: ['ce-membership'] } });
    const keep = async (criteria: string[]) => {
      const { version, state: _state, weekdays, languages, ...entry } = (await readProfile(who.host, id)).profile;
      await keepProfile(who.host, id, { ...entry, languages, weekdays: weekdays.map(Number), version, criteria }, SHOWN_CRITERIA);
      return (await readDemonstration(who.host, id)).standing;
    };
    expect(await keep(['ce-membership'])).toBe('confirmed');
    expect(await keep(['ce-membership', 'cs-safe-space'])).toBe('draft');
    await checkSite(who.host, id, { note: '', answers: { 'ce-membership': 'shown', 'cs-safe-space': 'shown' } });
    await confirmSite(who.coordinator, id);
    expect(await keep(['cs-safe-space'])).toBe('confirmed');
  });

  it('is called due once a year has passed, once', async () => {
    const id = await makeDemonstration(hosting());
    const told = () => database().notification.count({ where: { kind: 'site_check_due', subjectId: id } });
    await tellWhatIsDue();
    expect(await told()).toBe(0);
    setClock(() => new Date(Date.now() + (VALID_DAYS + 1) * DAY));
    await tellWhatIsDue();
    await tellWhatIsDue();
    expect(await told()).toBe(2);
    expect(await database().activity.count({ where: { kind: 'site.checkDue', subjectId: id } })).toBe(1);
    await checkSite(who.host, id, { note: '', answers: { 'ce-membership': 'shown', 'cs-safe-space': 'shown' } });
    expect(await told()).toBe(0);
  });

  it('moves in the database as the table says, and its looks are history', async () => {
    const { rows } = await connectionPool().query<{ said: string }>("select pg_get_triggerdef(oid) as said from pg_trigger where tgname = 'demonstration_site_moves'");
    expect([...(rows[0]?.said ?? '').matchAll(/'(\w+>\w+)'/g)].map(([, pair]) => pair).sort()).toEqual(moves());
    const id = await makeDemonstration({ ...hosting(), upTo: 'described' });
    await expect(connectionPool().query("update demonstration_site set state = 'confirmed', checked_at = now(), confirmed_at = now() where site_id = $1", [id])).rejects.toThrow(/does not go/);
    await checkSite(who.host, id, { note: '', answers: { 'ce-membership': 'shown', 'cs-safe-space': 'shown' } });
    await expect(connectionPool().query("update site_check set answers = '{}' where site_id = $1", [id])).rejects.toThrow();
    await connectionPool().query('update site_check set by_id = null where site_id = $1', [id]);
  });
});
