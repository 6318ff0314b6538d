import { beforeAll, describe, expect, it } from 'vitest';
import { findSessionPerson, openSession } from '#app/domain/accounts/lucia.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { foldSearch } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { closeOrganisation, readClosure, reopenOrganisation } from './closure.server.ts';
import { readHome } from './home.server.ts';
import { invite, listInvitations } from './invitations.server.ts';
import { acceptInvitation, join, readInvitation } from './joining.server.ts';
import { declareLedBy, readDeclarations, reviewDeclaration } from './led-by.server.ts';
import { endMembership, giveRole, restoreMembership } from './memberships.server.ts';
import { declarationsQuerySchema, invitationsQuerySchema, networksQuerySchema, organisationsQuerySchema, peopleQuerySchema, regionsQuerySchema } from './lists.ts';
import { addNetwork, changeNetwork, listNetworks, moveOrganisation } from './networks.server.ts';
import { listOrganisations } from './organisation-list.server.ts';
import { addOrganisation, changeOrganisation, findOrganisation, readOrganisation } from './organisations.server.ts';
import { listPeople, readPerson } from './people.server.ts';
import { listRegions } from './regions.server.ts';

let coordinator: AskingPerson;
let secretariat: AskingPerson;
const organisations = (person: AskingPerson, query: object = {}) => listOrganisations(person, organisationsQuerySchema.parse(query));
const people = (person: AskingPerson, id: string, query: object = {}) => listPeople(person, id, peopleQuerySchema.parse(query));
const sent = (person: AskingPerson, id: string, query: object = {}) => listInvitations(person, id, invitationsQuerySchema.parse(query));
const networks = (query: object = {}) => listNetworks(secretariat, networksQuerySchema.parse(query));
const regions = async (query: object = {}, locale: 'en' | 'fr' = 'en') => (await listRegions(secretariat, regionsQuerySchema.parse(query), locale)).regions;
const tokenOf = (path: string) => path.split('/').pop() ?? '';
const asMember = { role: 'member', locale: 'en', note: '' } as const;
const account = (pseudonym: string) => ({ pseudonym, passphrase: 'walnut river lantern sky', recoveryAddress: null, locale: 'en' as const, sharedDevice: true, address: '192.0.2.1' });

/** The person as the next request finds them. */
async function again(person: AskingPerson): Promise<AskingPerson> {
  const found = await findSessionPerson(await openSession(person.id, true));
  if (!found) throw new Error('signed out');
  return found;
}

beforeAll(async () => {
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
});

describe('closing an organisation', () => {
  it('lets its people rest, takes its invitations back, and gives everything back on reopening', async () => {
    const organisationId = await makeOrganisation({ name: 'Closing House' });
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const open = tokenOf(await invite(lead, organisationId, asMember));
    expect(await readClosure(coordinator, organisationId)).toMatchObject({ people: 1, invitations: 1, members: 0, isNetwork: false });
    await closeOrganisation(coordinator, organisationId);

    await expect(readInvitation(open)).rejects.toThrow(NotFound);
    const resting = await again(lead);
    expect(resting.memberships).toEqual([]);
    await expect(findOrganisation(resting, organisationId)).rejects.toThrow(NotFound);
    await expect(findOrganisation(coordinator, organisationId)).rejects.toThrow(NotFound);
    expect(await readHome(resting)).toMatchObject({ places: [], closed: [{ id: organisationId, name: 'Closing House' }] });
    expect(await readOrganisation(resting, organisationId)).toMatchObject({ name: 'Closing House', may: { update: false, close: false } });
    expect((await readOrganisation(resting, organisationId)).closedAt).not.toBeNull();
    expect((await organisations(coordinator, { q: 'closing' })).count).toBe(0);
    expect((await organisations(coordinator, { q: 'closing', state: 'closed' })).organisations).toMatchObject([{ id: organisationId }]);
    expect(await database().membership.count({ where: { organisationId, endedAt: null } })).toBe(1);

    await expect(closeOrganisation(coordinator, organisationId)).rejects.toThrow(NotFound);
    await expect(reopenOrganisation(lead, organisationId)).rejects.toThrow(Refusal);
    await reopenOrganisation(coordinator, organisationId);
    await expect(reopenOrganisation(coordinator, organisationId)).rejects.toThrow('network.refusals.open');
    expect((await again(lead)).memberships).toMatchObject([{ organisationId, role: 'lead' }]);
    await expect(readInvitation(open)).rejects.toThrow(NotFound);
    expect(await database().activity.findMany({ where: { subjectId: organisationId }, orderBy: { at: 'asc' }, select: { kind: true } })).toEqual([{ kind: 'organisation.closed' }, { kind: 'organisation.reopened' }]);
  });

  it('is for the coordinator of its own network: not for its lead, the secretariat, or another coordinator', async () => {
    const organisationId = await makeOrganisation();
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const other = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    await expect(closeOrganisation(lead, organisationId)).rejects.toThrow(Refusal);
    await expect(closeOrganisation(secretariat, organisationId)).rejects.toThrow(Refusal);
    await expect(closeOrganisation(other, organisationId)).rejects.toThrow(NotFound);
  });

  it('leaves no change half made: what was asked for while it was open is refused once it is closed', async () => {
    const organisationId = await makeOrganisation();
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const token = tokenOf(await invite(lead, organisationId, asMember));
    await closeOrganisation(coordinator, organisationId);
    await expect(invite(lead, organisationId, asMember)).rejects.toThrow(NotFound);
    await expect(acceptInvitation(secretariat, token)).rejects.toThrow(NotFound);
    await expect(changeOrganisation(lead, organisationId, { name: 'Other', acronym: null, kind: 'local', country: 'KE', languages: ['en'] })).rejects.toThrow(NotFound);
  });
});

describe('networks', () => {
  const entry = { name: 'Réseau du Lac', acronym: 'RDL', regionId: 'africa', languages: ['fr'] } as const;
  const asNetwork = (change: object = {}) => ({ ...entry, languages: [...entry.languages], ...change });

  it('are changed by the secretariat alone, and their organisations follow them to another region', async () => {
    const id = await addNetwork(secretariat, asNetwork());
    const own = await makePerson([{ organisationId: id, role: 'coordinator' }]);
    const organisationId = await makeOrganisation({ networkId: id });
    expect(await readOrganisation(secretariat, id)).toMatchObject({ name: 'Réseau du Lac', network: null, may: { update: true, close: true, move: false } });
    await expect(readOrganisation(coordinator, id)).rejects.toThrow(NotFound);
    await expect(changeNetwork(own, id, asNetwork())).rejects.toThrow(Refusal);
    await expect(changeNetwork(coordinator, id, asNetwork())).rejects.toThrow(NotFound);
    await expect(changeNetwork(secretariat, GLOBAL, asNetwork())).rejects.toThrow(NotFound);
    await expect(changeNetwork(secretariat, organisationId, asNetwork())).rejects.toThrow(Refusal);
    await changeNetwork(secretariat, id, asNetwork({ name: 'Réseau des Lacs', regionId: 'europe' }));
    expect((await networks({ q: 'lacs', region: 'europe' })).networks).toMatchObject([{ id, organisations: 1, coordinators: 1 }]);
    expect(await database().organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { regionId: true } })).toEqual({ regionId: 'europe' });
  });

  it('are closed only when no organisation belongs to them any more, and a closed one takes none in', async () => {
    const id = await addNetwork(secretariat, asNetwork({ name: 'Short Lived' }));
    const own = await makePerson([{ organisationId: id, role: 'coordinator' }]);
    const organisationId = await makeOrganisation({ networkId: id });
    await expect(closeOrganisation(secretariat, id)).rejects.toMatchObject({ reason: 'network.refusals.hasMembers', details: { count: 1 } });
    expect((await networks({ q: 'short' })).count).toBe(1);
    await closeOrganisation(own, organisationId);
    await closeOrganisation(secretariat, id);
    expect([(await networks({ q: 'short' })).count, (await networks({ q: 'short', state: 'closed' })).count]).toEqual([0, 1]);
    await expect(addOrganisation(own, { name: 'Late', acronym: null, kind: 'national', country: 'KE', languages: ['en'] })).rejects.toThrow('network.refusals.closed');
    await expect(reopenOrganisation(own, organisationId)).rejects.toThrow('network.refusals.closed');
    await expect(closeOrganisation(own, id)).rejects.toThrow(NotFound);
    await reopenOrganisation(secretariat, id);
    await reopenOrganisation(own, organisationId);
  });

  it('never end up closed with an organisation that was entered at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await addNetwork(secretariat, asNetwork({ name: `Race ${round}` }));
      const own = await makePerson([{ organisationId: id, role: 'coordinator' }]);
      await Promise.allSettled([closeOrganisation(secretariat, id), addOrganisation(own, { name: 'Racer', acronym: null, kind: 'national', country: 'KE', languages: ['en'] })]);
      const network = await database().organisation.findUniqueOrThrow({ where: { id }, select: { closedAt: true, _count: { select: { members: { where: { closedAt: null } } } } } });
      expect(network.closedAt === null ? 1 : 0).toBe(network._count.members);
    }
  });

  it('hand an organisation over: what it had shared with the one it leaves is shared with nobody', async () => {
    const organisationId = await makeOrganisation();
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const instrument = await database().instrument.create({ data: { id: newId(), key: newId(), version: 1, contentHash: 'h', content: {} } });
    await database().assessment.create({ data: { id: newId(), organisationId, instrumentId: instrument.id, mode: 'together', state: 'completed', completedAt: new Date(), components: ['a'], sharing: 'everything', inAggregates: true } });
    await expect(moveOrganisation(coordinator, organisationId, NETWORKS.SWAN)).rejects.toThrow(Refusal);
    await expect(moveOrganisation(lead, organisationId, NETWORKS.SWAN)).rejects.toThrow(Refusal);
    await expect(moveOrganisation(secretariat, organisationId, newId())).rejects.toThrow('ui.forms.errors.choose');
    await moveOrganisation(secretariat, organisationId, NETWORKS.SWAN);
    expect(await database().organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { networkId: true, regionId: true } })).toEqual({ networkId: NETWORKS.SWAN, regionId: 'europe' });
    expect(await database().assessment.findFirstOrThrow({ where: { organisationId }, select: { sharing: true, inAggregates: true } })).toEqual({ sharing: 'nobody', inAggregates: false });
    await expect(findOrganisation(coordinator, organisationId)).rejects.toThrow(NotFound);
  });

  it('are ordered by how many open organisations they have', async () => {
    const counts = (await networks({ order: '-organisations' })).networks.map(({ organisations: count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });
});

describe('regions', () => {
  it('count what is open in them, each person once', async () => {
    const before = (await regions()).find(({ id }) => id === 'latin-america');
    const [first, second] = [await makeOrganisation({ networkId: NETWORKS.PLAPERTS, country: 'BR' }), await makeOrganisation({ networkId: NETWORKS.PLAPERTS, country: 'PE' })];
    await makePerson([{ organisationId: first, role: 'lead' }, { organisationId: first, role: 'member' }, { organisationId: second, role: 'mentor' }]);
    const own = await makePerson([{ organisationId: NETWORKS.PLAPERTS, role: 'coordinator' }]);
    const regionOf = async () => (await regions()).find(({ id }) => id === 'latin-america');
    expect(await regionOf()).toMatchObject({ organisations: (before?.organisations ?? 0) + 2, people: (before?.people ?? 0) + 2 });
    expect((await regionOf())?.countryNames).toEqual(expect.arrayContaining(['Brazil', 'Peru']));
    await closeOrganisation(own, second);
    expect((await regionOf())?.networks).toMatchObject([{ acronym: 'PLAPERTS', organisations: (before?.organisations ?? 0) + 1 }]);
    expect((await regions()).map(({ id }) => id)).toEqual(['africa', 'asia-pacific', 'europe', 'latin-america', 'north-america-caribbean']);
    await expect(listRegions(coordinator, regionsQuerySchema.parse({}), 'en')).rejects.toThrow(NotFound);
  });

  it('are searched by their names, their networks and their countries, in the language of the page, and turned round', async () => {
    await makeOrganisation({ networkId: NETWORKS.PLAPERTS, country: 'BR' });
    const found = async (query: object, locale?: 'en' | 'fr') => (await regions(query, locale)).map(({ id }) => id);
    expect(await found({ q: 'america latin' })).toEqual(['latin-america']);
    expect(await found({ q: 'amerique' }, 'fr')).toEqual(['north-america-caribbean', 'latin-america']);
    expect(await found({ q: 'amerique' })).toEqual([]);
    expect(await found({ q: 'plaperts' })).toEqual(['latin-america']);
    expect(await found({ q: 'bresil' }, 'fr')).toEqual(['latin-america']);
    expect(await found({ order: '-name' })).toEqual((await found({})).reverse());
    const counts = (await regions({ order: '-people' })).map(({ people: many }) => many);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(await listRegions(secretariat, regionsQuerySchema.parse({ page: '2' }), 'en')).toMatchObject({ count: 5, pages: 1, regions: [] });
  });
});

describe('the list of organisations', () => {
  it('is searched without accents or case, in any order of words, and takes a pattern for what it is', async () => {
    const id = await makeOrganisation({ name: 'Étoiles d’Œuvre 100%', country: 'SN' });
    for (const q of ['etoiles', 'ÉTOILES', 'oeuvre etoiles', '100%', 'Œuv']) expect((await organisations(coordinator, { q })).organisations.map((one) => one.id), q).toEqual([id]);
    for (const q of ['100_', 'étoiles nothing', '%%']) expect((await organisations(coordinator, { q })).count, q).toBe(0);
    const { searchText } = await database().organisation.update({ where: { id }, data: { name: 'ŁÓDŹ Straße Ελλάς', acronym: 'ÅB' } });
    expect(searchText).toBe(foldSearch('ŁÓDŹ Straße Ελλάς ÅB'));
  });

  it('is narrowed by country, by where an organisation stands with the three criteria, by network and by region', async () => {
    const [waiting, confirmed, neither] = [await makeOrganisation({ country: 'TG' }), await makeOrganisation({ country: 'TG' }), await makeOrganisation({ country: 'TG' })];
    const shares = { decisionBodyShare: 60, spokespersonsShare: 60, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: '', spokespersonsAnswer: '', staffAnswer: '' };
    for (const organisationId of [waiting, confirmed]) await declareLedBy(await makePerson([{ organisationId, role: 'lead' }]), organisationId, shares);
    const { id } = await database().ledByDeclaration.findFirstOrThrow({ where: { organisationId: confirmed } });
    await reviewDeclaration(coordinator, id, 'confirmed', '');
    for (const [ledBy, expected] of [['waiting', waiting], ['confirmed', confirmed], ['neither', neither]] as const) expect((await organisations(coordinator, { country: 'TG', ledBy })).organisations, ledBy).toMatchObject([{ id: expected, ledBy }]);
    const all = await organisations(coordinator, { country: 'TG' });
    expect(all.count).toBe(3);
    expect(all.countries).toContain('TG');
    expect((await organisations(secretariat, { network: NETWORKS.CSWC })).count).toBe(0);
    expect((await organisations(secretariat, { region: 'africa', country: 'TG' })).count).toBe(3);
    await expect(organisations(await makePerson([{ organisationId: waiting, role: 'lead' }]))).rejects.toThrow(NotFound);
  });

  it('is ordered without regard to accents and cut into pages that hold each once', async () => {
    const id = await addNetwork(secretariat, { name: 'Paged', acronym: null, regionId: 'africa', languages: ['fr'] });
    const own = await makePerson([{ organisationId: id, role: 'coordinator' }]);
    for (let i = 0; i < 30; i += 1) await makeOrganisation({ networkId: id, name: `${i % 2 ? 'É' : 'E'}toile ${String(i).padStart(2, '0')}` });
    const pages = [await organisations(own), await organisations(own, { page: '2' })];
    expect(pages.map(({ count, pages: all, organisations: rows }) => [count, all, rows.length])).toEqual([[30, 2, 25], [30, 2, 5]]);
    expect(pages.flatMap((one) => one.organisations.map(({ name }) => name.slice(-2)))).toEqual(Array.from({ length: 30 }, (_, i) => String(i).padStart(2, '0')));
    expect((await organisations(own, { order: '-name' })).organisations[0]?.name).toBe('Étoile 29');
  });
});

describe('an organisation’s people', () => {
  it('stand there once each with all their roles; those who left are shown to those who keep roles', async () => {
    const organisationId = await makeOrganisation();
    const lead = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Zoë Lead' });
    const both = await makePerson([{ organisationId, role: 'member' }, { organisationId, role: 'mentor' }], { pseudonym: 'Élan Both' });
    const left = await makePerson([{ organisationId, role: 'member' }], { pseudonym: 'Absent' });
    await database().membership.updateMany({ where: { personId: left.id }, data: { endedAt: new Date() } });
    expect((await people(lead, organisationId)).people).toMatchObject([{ pseudonym: 'Élan Both', roles: ['member', 'mentor'] }, { pseudonym: 'Zoë Lead', roles: ['lead'] }]);
    expect((await people(lead, organisationId, { q: 'elan' })).people).toMatchObject([{ id: both.id }]);
    expect((await people(lead, organisationId, { role: 'mentor' })).people).toMatchObject([{ id: both.id, roles: ['member', 'mentor'] }]);
    expect((await people(lead, organisationId, { order: '-name' })).people[0]).toMatchObject({ id: lead.id });
    expect((await people(lead, organisationId, { state: 'former' })).people).toMatchObject([{ id: left.id, roles: ['member'] }]);
    expect((await people(both, organisationId, { state: 'former' })).people.map(({ id }) => id)).toEqual([both.id, lead.id]);
    await expect(readPerson(both, organisationId, lead.id)).rejects.toThrow(NotFound);
    await expect(readPerson(lead, organisationId, coordinator.id)).rejects.toThrow(NotFound);
  });

  it('get and lose roles; the end of one can be undone for a month, as if it had not been', async () => {
    const organisationId = await makeOrganisation();
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const member = await makePerson([{ organisationId, role: 'member' }]);
    await giveRole(lead, organisationId, member.id, 'mentor');
    await expect(giveRole(lead, organisationId, member.id, 'mentor')).rejects.toThrow('network.refusals.roleGiven');
    await expect(giveRole(lead, organisationId, member.id, 'secretariat')).rejects.toThrow('network.refusals.roleNotHere');
    await expect(giveRole(member, organisationId, member.id, 'lead')).rejects.toThrow(NotFound);
    await expect(giveRole(lead, organisationId, coordinator.id, 'member')).rejects.toThrow(NotFound);
    const { held, choices } = await readPerson(lead, organisationId, member.id);
    expect(choices).not.toContain('mentor');
    for (const { id } of held) await endMembership(lead, id);
    await expect(giveRole(lead, organisationId, member.id, 'member')).rejects.toThrow(NotFound);
    const after = await readPerson(lead, organisationId, member.id);
    expect([after.held, after.choices, after.ended.map(({ mayUndo }) => mayUndo)]).toEqual([[], [], [true, true]]);
    const [one, other] = held;
    await restoreMembership(lead, one?.id ?? '');
    await expect(restoreMembership(lead, one?.id ?? '')).rejects.toThrow('network.refusals.roleGiven');
    expect((await readPerson(lead, organisationId, member.id)).held).toEqual([one]);
    setClock(() => new Date(Date.now() + 31 * 86_400_000));
    expect((await readPerson(lead, organisationId, member.id)).ended).toMatchObject([{ id: other?.id, mayUndo: false }]);
    await expect(restoreMembership(lead, other?.id ?? '')).rejects.toThrow('network.refusals.tooLate');
    setClock();
  });

  it('keep a last lead, also when two end each other at once', async () => {
    const organisationId = await makeOrganisation();
    const leads = [await makePerson([{ organisationId, role: 'lead' }]), await makePerson([{ organisationId, role: 'lead' }])];
    const held = await database().membership.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });
    await Promise.allSettled(held.map(({ id }, i) => endMembership(leads[i] as AskingPerson, id)));
    const [last, ...more] = await database().membership.findMany({ where: { organisationId, endedAt: null } });
    expect(more).toEqual([]);
    await expect(endMembership(coordinator, last?.id ?? '')).rejects.toThrow('network.refusals.lastLead');
  });
});

describe('invitations', () => {
  it('are taken up by an account that came from another one, as often as there are roles to have', async () => {
    const [first, second] = [await makeOrganisation(), await makeOrganisation({ networkId: NETWORKS.APNSW, country: 'IN' })];
    const [leadOfFirst, leadOfSecond] = [await makePerson([{ organisationId: first, role: 'lead' }]), await makePerson([{ organisationId: second, role: 'lead' }])];
    const { sessionId } = await join(tokenOf(await invite(leadOfFirst, first, asMember)), account('Wanderer'));
    const wanderer = await findSessionPerson(sessionId);
    if (!wanderer) throw new Error('not signed in');
    const second1 = tokenOf(await invite(leadOfSecond, second, asMember));
    await acceptInvitation(wanderer, second1);
    await acceptInvitation(await again(wanderer), tokenOf(await invite(leadOfSecond, second, { ...asMember, role: 'mentor' })));
    expect((await again(wanderer)).memberships.map(({ organisationId, role }) => `${organisationId} ${role}`).sort()).toEqual([`${first} member`, `${second} member`, `${second} mentor`].sort());
    await expect(acceptInvitation(await again(wanderer), second1)).rejects.toThrow(NotFound);
    const spare = tokenOf(await invite(leadOfSecond, second, asMember));
    await expect(acceptInvitation(await again(wanderer), spare)).rejects.toThrow('network.refusals.roleHeld');
    expect(await readInvitation(spare)).toMatchObject({ role: 'member' });
  });

  it('do not outlive the right of whoever sent them: the end of their role takes them back', async () => {
    const [organisationId, other] = [await makeOrganisation(), await makeOrganisation()];
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const leaving = await makePerson([{ organisationId, role: 'lead' }, { organisationId, role: 'member' }, { organisationId: other, role: 'lead' }]);
    const [own, elsewhere, ofOther] = [tokenOf(await invite(leaving, organisationId, { ...asMember, role: 'lead' })), tokenOf(await invite(leaving, other, asMember)), tokenOf(await invite(lead, organisationId, asMember))];
    const roleOf = async (role: 'member' | 'lead') => (await database().membership.findFirstOrThrow({ where: { personId: leaving.id, organisationId, role } })).id;
    await endMembership(lead, await roleOf('member'));
    expect(await readInvitation(own)).toMatchObject({ role: 'lead' });
    await endMembership(lead, await roleOf('lead'));
    await expect(readInvitation(own)).rejects.toThrow(NotFound);
    await expect(join(own, account('Back again'))).rejects.toThrow(NotFound);
    for (const token of [elsewhere, ofOther]) expect(await readInvitation(token)).toMatchObject({ role: 'member' });
    const [{ id } = { id: '' }] = (await sent(lead, organisationId, { state: 'revoked' })).invitations;
    expect(await database().activity.findMany({ where: { subjectId: id, kind: 'invitation.revoked' }, select: { actorId: true, organisationId: true } })).toEqual([{ actorId: lead.id, organisationId }]);
    // Given back, the role brings none of them back.
    await restoreMembership(lead, await roleOf('lead'));
    await expect(readInvitation(own)).rejects.toThrow(NotFound);
  });

  it('of a coordinator end with their role, in all organisations of their network; one who leads the organisation as well sends on', async () => {
    const networkId = await addNetwork(secretariat, { name: 'Réseau des Ponts', acronym: 'RDP', regionId: 'africa', languages: ['fr'] });
    const organisationId = await makeOrganisation({ networkId });
    const [one, both] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'coordinator' }, { organisationId, role: 'lead' }])];
    const asTrainer = { ...asMember, role: 'trainer' } as const;
    const tokens = [await invite(one, organisationId, asMember), await invite(one, networkId, asTrainer), await invite(both, networkId, asTrainer), await invite(both, organisationId, asMember)].map(tokenOf);
    for (const { id } of await database().membership.findMany({ where: { organisationId: networkId } })) await endMembership(secretariat, id);
    for (const token of tokens.slice(0, 3)) await expect(readInvitation(token)).rejects.toThrow(NotFound);
    expect(await readInvitation(tokens[3] ?? '')).toMatchObject({ role: 'member' });
    expect(await database().invitation.count({ where: { sentById: { in: [one.id, both.id] }, revokedAt: { not: null } } })).toBe(3);
  });

  it('of a network whose organisation moves to another are taken back there, and its own stay', async () => {
    const organisationId = await makeOrganisation();
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const [theirs, own] = [tokenOf(await invite(coordinator, organisationId, asMember)), tokenOf(await invite(lead, organisationId, asMember))];
    await moveOrganisation(secretariat, organisationId, NETWORKS.APNSW);
    await expect(readInvitation(theirs)).rejects.toThrow(NotFound);
    expect(await readInvitation(own)).toMatchObject({ role: 'member' });
    expect((await sent(lead, organisationId, { state: 'revoked' })).count).toBe(1);
  });

  it.each([
    ['is suspended', (id: string) => database().person.update({ where: { id }, data: { suspendedAt: new Date() }, select: { id: true } })],
    ['has no such role any more, however that ended', (id: string) => database().membership.updateMany({ where: { personId: id }, data: { endedAt: new Date() } })],
    ['was deleted', (id: string) => database().person.delete({ where: { id }, select: { id: true } })],
  ])('are refused where their sender %s', async (_how, change) => {
    const organisationId = await makeOrganisation();
    const sender = await makePerson([{ organisationId, role: 'lead' }]);
    const guest = await makePerson([{ organisationId: await makeOrganisation(), role: 'member' }]);
    const token = tokenOf(await invite(sender, organisationId, { ...asMember, role: 'lead' }));
    expect(await readInvitation(token)).toMatchObject({ role: 'lead' });
    await change(sender.id);
    await expect(readInvitation(token)).rejects.toThrow(NotFound);
    await expect(acceptInvitation(guest, token)).rejects.toThrow(NotFound);
    expect(await database().membership.count({ where: { organisationId, role: 'lead', personId: { not: sender.id } } })).toBe(0);
  });

  it('are listed by state, role and who sent or took them up, in the order asked for', async () => {
    const organisationId = await makeOrganisation();
    const lead = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Séraphine' });
    const taken = tokenOf(await invite(lead, organisationId, { ...asMember, note: 'for the one with the hat' }));
    await invite(coordinator, organisationId, { ...asMember, role: 'lead' });
    const old = await invite(lead, organisationId, asMember);
    await database().invitation.updateMany({ where: { organisationId, role: 'member', note: null }, data: { expiresAt: new Date('2026-01-01') } });
    await join(taken, account('Hatter'));
    expect(old).toMatch(/^\/join\//);
    const statesOf = async (query: object) => (await sent(lead, organisationId, query)).invitations.map(({ state }) => state);
    expect(await statesOf({})).toEqual(['expired', 'open', 'accepted']);
    expect(await statesOf({ order: 'sentAt' })).toEqual(['accepted', 'open', 'expired']);
    for (const state of ['open', 'accepted', 'expired'] as const) expect(await statesOf({ state }), state).toEqual([state]);
    expect(await statesOf({ state: 'revoked' })).toEqual([]);
    expect(await statesOf({ role: 'lead' })).toEqual(['open']);
    expect((await sent(lead, organisationId, { q: 'hatter' })).invitations).toMatchObject([{ acceptedBy: 'Hatter', note: 'for the one with the hat' }]);
    expect((await sent(lead, organisationId, { q: 'seraphine' })).count).toBe(2);
    expect((await sent(lead, organisationId, { q: 'hat' })).count).toBe(1);
  });
});

it('the history of declarations is narrowed by state, searched by who, and turned round', async () => {
  const organisationId = await makeOrganisation();
  const lead = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Déclarante' });
  const shares = { decisionBodyShare: 60, spokespersonsShare: 60, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: 'ours', spokespersonsAnswer: '', staffAnswer: '' };
  for (let i = 0; i < 3; i += 1) await declareLedBy(lead, organisationId, shares);
  const read = async (query: object) => (await readDeclarations(lead, organisationId, declarationsQuerySchema.parse(query))).declarations.map(({ state }) => state);
  expect(await read({})).toEqual(['declared', 'replaced', 'replaced']);
  expect(await read({ order: 'declaredAt' })).toEqual(['replaced', 'replaced', 'declared']);
  expect(await read({ state: 'declared' })).toEqual(['declared']);
  expect(await read({ q: 'declarante', state: 'replaced' })).toHaveLength(2);
  expect(await read({ q: 'nobody' })).toEqual([]);
});
