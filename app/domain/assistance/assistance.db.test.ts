import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { listOwnPriorities } from '#app/domain/assessment/own-priorities.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeCompletedAssessment } from '#prisma/seed/assessments.server.ts';
import { makeDraft, makeRequest } from '#prisma/seed/assistance.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeProfile } from '#prisma/seed/engagements.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { readRequestForm, saveRequest, startRequest, submitRequest } from './asking.server.ts';
import { readBoard } from './board.server.ts';
import { cancelEngagement, endEngagement } from './cancellation.server.ts';
import { writeClarification } from './clarification.server.ts';
import { closeEngagement } from './closure.server.ts';
import { completeRequestsOf, holdRequestsOf } from './completion.server.ts';
import { leaveEngagement } from './leaving.server.ts';
import { ENGAGEMENT_MOVES, INVITATION_MOVES, REQUEST_MOVES, SESSION_MOVES, type RequestMove } from './model.ts';
import { moveEngagement, moveRequest } from './moving.server.ts';
import { readAssistanceOverview } from './overview.server.ts';
import { rankForEngagement } from './provider-matching.server.ts';
import { recallReferral, referRequest, returnRequest } from './referral.server.ts';
import { ownPrioritiesOf } from './request-choices.server.ts';
import { boardSchema, draftSchema, type BoardQuery } from './request-form.ts';
import { readRequest } from './request-page.server.ts';
import { agreeToTerms, proposeTerms, readTerms, saveTerms } from './terms.server.ts';
import { acceptRequest, declineRequest, engageAgain } from './triage.server.ts';
import { withdrawRequest } from './withdrawal.server.ts';

const CANARY = 'canary-elm';
let organisationId: string;
let lead: AskingPerson;
let second: AskingPerson;
let coordinator: AskingPerson;
let otherCoordinator: AskingPerson;
let otherLead: AskingPerson;
let secretariat: AskingPerson;

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  organisationId = await makeOrganisation({ name: 'House of Elm' });
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  second = await makePerson([{ organisationId, role: 'lead' }]);
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  otherLead = await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]);
  secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
});

const nothing = () => Promise.resolve([]);
const own = { engagementId: null, topics: ['governance' as const], form: 'remote' as const };
const stateOf = async (id: string) => (await database().assistanceRequest.findUniqueOrThrow({ where: { id } })).state;
const sent = (scene = {}) => makeRequest(lead, organisationId, scene);
const board = (query: Partial<BoardQuery> = {}) => readBoard(coordinator, NETWORKS.ASWA, { ...boardSchema.parse({}), ...query });
const whole = (version: number, more = {}) => draftSchema.parse({ topics: ['governance'], need: 'a', difference: 'b', takingPart: 'c', languages: ['en'], form: 'remote', version, ...more });

/** One way into each state, through the doors that people use. */
const INTO: Record<string, () => Promise<string>> = {
  draft: () => makeDraft(lead, organisationId),
  submitted: () => sent(),
  async clarifying() {
    const id = await sent();
    await writeClarification(coordinator, id, 'Which year?');
    return id;
  },
  async referred() {
    const id = await sent();
    await referRequest(coordinator, id, { networkId: NETWORKS.APNSW, reason: 'They speak the language' });
    return id;
  },
  async accepted() {
    const id = await sent();
    await acceptRequest(coordinator, id, own);
    return id;
  },
  async declined() {
    const id = await sent();
    await declineRequest(coordinator, id, 'Not in our power');
    return id;
  },
  async completed() {
    const id = await sent();
    const engagementId = await acceptRequest(coordinator, id, own);
    await inTransaction(async (tx) => {
      await moveEngagement(tx, engagementId, 'agree');
      await moveEngagement(tx, engagementId, 'close', { endedAt: new Date() });
      await completeRequestsOf(tx, coordinator.id, engagementId);
    });
    return id;
  },
  async withdrawn() {
    const id = await sent();
    await withdrawRequest(lead, id);
    return id;
  },
};

describe('the life of a request', () => {
  it.each(Object.keys(INTO))('has from %s the moves of its table and no other, whichever way they are sent', async (state) => {
    for (const move of Object.keys(REQUEST_MOVES) as RequestMove[]) {
      const id = await INTO[state]!();
      expect(await stateOf(id)).toBe(state);
      const { from, to } = REQUEST_MOVES[move];
      const isThere = (from as readonly string[]).includes(state);
      const data = { ...(to === 'submitted' && state === 'draft' ? { submittedAt: new Date() } : {}), ...(to === 'accepted' || to === 'declined' ? { decidedAt: new Date() } : {}), ...(to === 'completed' || to === 'withdrawn' ? { endedAt: new Date() } : {}) };
      const sealed = to === 'declined' ? { declineReason: `v1.0199b000-0000.${'n'.repeat(16)}.${'t'.repeat(22)}` } : {};
      const made = inTransaction((tx) => moveRequest(tx, id, move, { ...data, ...sealed }));
      if (isThere) expect((await made).state, `${state} ${move}`).toBe(to);
      else await expect(made, `${state} ${move}`).rejects.toMatchObject({ reason: 'assistance.refusals.notNow' });
      if (!isThere) expect(await stateOf(id)).toBe(state);
    }
  });

  it('is the same table in the database, for requests, engagements, invitations and sessions', async () => {
    const pairs = (moves: Record<string, { from: readonly string[]; to: string }>) => [...new Set(Object.values(moves).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)))].filter((pair) => pair.split('>')[0] !== pair.split('>')[1]).sort();
    for (const [table, moves] of [['assistance_request', REQUEST_MOVES], ['engagement', ENGAGEMENT_MOVES], ['provider_invitation', INVITATION_MOVES], ['assistance_session', SESSION_MOVES]] as const) {
      const [row] = await database().$queryRaw<{ said: string }[]>`select pg_get_triggerdef(oid) as said from pg_trigger where tgname = ${`${table}_moves`}`;
      expect([...(row?.said ?? '').matchAll(/'(\w+>\w+)'/g)].map(([, pair]) => pair).sort(), table).toEqual(pairs(moves));
    }
  });

  describe('of several engagements', () => {
    const two = async () => {
      const id = await sent({ security: CANARY });
      const engagements = [await acceptRequest(coordinator, id, own), await engageAgain(coordinator, id, own)] as const;
      await inTransaction(async (tx) => {
        for (const one of engagements) await moveEngagement(tx, one, 'agree');
      });
      return { id, engagements };
    };

    it('is completed once one has closed and none goes on, also where the last one is cancelled', async () => {
      const { id, engagements: [first, last] } = await two();
      await closeEngagement(coordinator, first, 'next');
      expect(await stateOf(id)).toBe('accepted');
      await cancelEngagement(coordinator, last);
      expect(await stateOf(id)).toBe('completed');
      expect(await database().dataKey.count({ where: { ownerId: id } })).toBe(0);
    });

    it('stays accepted where all are cancelled: another can come of it', async () => {
      const { id, engagements } = await two();
      for (const one of engagements) await cancelEngagement(coordinator, one);
      expect(await stateOf(id)).toBe('accepted');
    });

    it('is completed where two close at the same moment', async () => {
      const { id, engagements: [first, last] } = await two();
      const closing = await inTransaction(async (tx) => {
        await holdRequestsOf(tx, first);
        await moveEngagement(tx, first, 'close', { endedAt: new Date() });
        const other = closeEngagement(coordinator, last, 'next');
        await expect.poll(countWaiting, { timeout: 5_000 }).toBe(1);
        await completeRequestsOf(tx, coordinator.id, first);
        return () => other;
      });
      await closing();
      expect(await stateOf(id)).toBe('completed');
    });

    it('is not kept open by one that its organisation has left', async () => {
      const { id, engagements: [left, closed] } = await two();
      await database().engagementOrganisation.updateMany({ where: { engagementId: left, requestId: id }, data: { leftAt: new Date() } });
      await closeEngagement(coordinator, closed, 'next');
      expect(await stateOf(id)).toBe('completed');
    });
  });

  it('of two decisions at once takes one', async () => {
    const id = await sent();
    const outcomes = await Promise.allSettled([acceptRequest(coordinator, id, own), declineRequest(coordinator, id, 'no'), referRequest(coordinator, id, { networkId: NETWORKS.APNSW, reason: 'x' }), withdrawRequest(lead, id)]);
    const made = outcomes.filter(({ status }) => status === 'fulfilled').length;
    // To withdraw is possible after accepting and referring as well; two decisions of the network are not.
    expect(made).toBeGreaterThanOrEqual(1);
    expect(outcomes.slice(0, 3).filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });
});

describe('asking', () => {
  it('keeps a draft as far as it is written, and is taken up again', async () => {
    const fresh = await makeOrganisation();
    const person = await makePerson([{ organisationId: fresh, role: 'lead' }]);
    const id = await startRequest(person, fresh);
    expect(await startRequest(person, fresh)).toBe(id);
    expect(await saveRequest(person, id, draftSchema.parse({ need: 'only this', version: 1 }), nothing)).toMatchObject({ state: 'saved', version: 2 });
    expect((await readRequestForm(person, id)).written).toMatchObject({ need: 'only this', form: null, topics: [] });
    expect(Object.keys(await submitRequest(person, id)).sort()).toEqual(['difference', 'form', 'languages', 'takingPart', 'topics']);
    expect(await stateOf(id)).toBe('draft');
  });

  it('never overwrites silently: of many writers one succeeds, the others see what stands; a save sent twice is one', async () => {
    const id = await INTO.draft!();
    const { version } = (await readRequestForm(lead, id)).written;
    const saved = await Promise.all(Array.from({ length: 10 }, (_, i) => saveRequest(i % 2 ? lead : second, id, whole(version, { need: `writer ${i}` }), nothing)));
    expect(saved.filter(({ state }) => state === 'saved')).toHaveLength(1);
    const winner = saved.findIndex(({ state }) => state === 'saved');
    for (const one of saved) if (one.state === 'conflict') expect(one.theirs).toMatchObject({ need: `writer ${winner}`, version: version + 1 });
    expect(await saveRequest(lead, id, whole(version, { need: `writer ${winner}` }), nothing)).toMatchObject({ state: 'saved', version: version + 1 });
  });

  it('stays whole once it was sent, and no longer changes once it is decided', async () => {
    const id = await sent();
    const { version } = (await readRequestForm(lead, id)).written;
    expect(await saveRequest(lead, id, whole(version, { need: '' }), nothing)).toMatchObject({ state: 'incomplete', errors: { need: 'ui.forms.errors.required' } });
    expect(await saveRequest(lead, id, whole(version, { need: 'more words' }), nothing)).toMatchObject({ state: 'saved' });
    await acceptRequest(coordinator, id, own);
    await expect(saveRequest(lead, id, whole(version + 1, { need: 'late' }), nothing)).rejects.toMatchObject({ reason: 'assistance.refusals.closed' });
    await expect(database().$executeRaw`update assistance_request set topics = '{alliances}' where id = ${id}::uuid`).rejects.toThrow(/decided request/);
  });

  it.each([
    ['the end before the beginning', { earliestOn: '2027-03-02', latestOn: '2027-03-01' }, 'latestOn'],
    ['a day that there is not', { earliestOn: '2027-02-30' }, 'earliestOn'],
    ['a day in words', { latestOn: 'next week' }, 'latestOn'],
    ['a year of another age', { latestOn: '0026-11-01' }, 'latestOn'],
    ['a topic of its own', { topics: ['everything'] }, 'topics'],
    ['a language of its own', { languages: ['xx'] }, 'languages'],
    ['a text without an end', { need: 'x'.repeat(10_001) }, 'need'],
    ['a character that cannot be kept', { need: 'a\u0000b' }, 'need'],
    ['a priority in no form', { priorities: ['../../etc'] }, 'priorities'],
    ['two values for one', { form: ['remote', 'in_person'] }, 'form'],
  ])('refuses %s', (_name, fields, field) => {
    const parsed = draftSchema.safeParse({ version: '1', ...fields });
    expect(parsed.error?.issues[0]?.path[0]).toBe(field);
  });

  it('is not written over by what was typed into the draft while somebody else sent it', async () => {
    const id = await makeDraft(lead, organisationId);
    const before = await database().assistanceRequest.findUniqueOrThrow({ where: { id } });
    const key = { assessmentId: newId(), criterionKey: 'pm-1', componentKey: 'programme-management' };
    const late = await saveRequest(lead, id, whole(before.version, { need: '', priorities: [`${key.assessmentId}/${key.criterionKey}`] }), async () => {
      await submitRequest(second, id);
      return [key];
    });
    expect(late).toMatchObject({ state: 'conflict', theirs: { version: before.version, priorities: [] } });
    expect(await database().assistanceRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'submitted', need: before.need, version: before.version });
    // What stands can then be changed as what was sent can be: whole, and so that its network hears of it.
    expect(await saveRequest(lead, id, whole(before.version, { need: '' }), nothing)).toMatchObject({ state: 'incomplete', errors: { need: expect.any(String) as string } });
    expect(await saveRequest(lead, id, whole(before.version, { need: 'Otherwise' }), nothing)).toMatchObject({ state: 'saved', isDraft: false });
    expect(await database().activity.count({ where: { kind: 'request.changed', subjectId: id } })).toBe(1);
  });

  it('refuses to be sent with a last day that has passed, or urgent without a reason', async () => {
    const id = await makeDraft(lead, organisationId, { latestOn: new Date('2020-01-01'), urgency: 'urgent' });
    expect(await submitRequest(lead, id)).toEqual({ latestOn: 'assistance.errors.past', urgencyReason: 'assistance.errors.reasonAsked' });
  });

  it("picks priorities from the organisation's own completed assessments, and from no other", async () => {
    const assessment = await makeCompletedAssessment({ lead, organisationId, components: ['programme-management'], answer: () => ({ choice: '1' }) });
    const theirs = await makeCompletedAssessment({ lead: otherLead, organisationId: otherLead.memberships[0]!.organisationId, components: ['programme-management'], answer: () => ({ choice: '1' }) });
    const id = await INTO.draft!();
    const { version } = (await readRequestForm(lead, id)).written;
    const ask = (chosen: string[], at: number) => saveRequest(lead, id, whole(at, { priorities: chosen }), ownPrioritiesOf(lead, listOwnPriorities));
    await expect(ask([`${theirs}/pm-finance`], version)).rejects.toBeInstanceOf(NotFound);
    await expect(ask([`${assessment}/not-asked`], version)).rejects.toBeInstanceOf(NotFound);
    const [first] = (await listOwnPriorities(lead, organisationId))[0]?.criteria ?? [];
    expect(await ask([`${assessment}/${first?.criterionKey}`], version)).toMatchObject({ state: 'saved' });
    expect((await readRequest(lead, id)).priorities).toEqual([{ criterionKey: first?.criterionKey, componentKey: 'programme-management' }]);
    expect(await listOwnPriorities(coordinator, organisationId)).toEqual([]);
  });

  it('is open to a regional network for itself, which decides on it as well', async () => {
    const id = await makeRequest(coordinator, NETWORKS.ASWA);
    expect((await readRequest(coordinator, id)).may).toMatchObject({ change: true, accept: true, withdraw: true });
    const engagementId = await acceptRequest(coordinator, id, own);
    const { draft } = await termsOf(coordinator, engagementId);
    await saveTerms(coordinator, engagementId, terms(draft.edit));
    expect(await agreeToTerms(coordinator, engagementId, draft.edit + 1)).toBe('agreed');
  });
});

describe('who reads', () => {
  it('what: the two sides all of it, a network that is asked to take over all but security, nobody else anything', async () => {
    const id = await sent({ need: CANARY, security: 'tell nobody' });
    expect(await readRequest(lead, id)).toMatchObject({ texts: { need: CANARY }, security: 'tell nobody' });
    expect(await readRequest(coordinator, id)).toMatchObject({ texts: { need: CANARY }, security: 'tell nobody' });
    for (const person of [otherCoordinator, otherLead, secretariat]) await expect(readRequest(person, id)).rejects.toBeInstanceOf(NotFound);
    await referRequest(coordinator, id, { networkId: NETWORKS.APNSW, reason: 'why' });
    expect(await readRequest(otherCoordinator, id)).toMatchObject({ texts: { need: CANARY }, security: null });
    await returnRequest(otherCoordinator, id, 'we cannot');
    await expect(readRequest(otherCoordinator, id)).rejects.toBeInstanceOf(NotFound);
    expect((await readRequest(coordinator, id)).referrals).toMatchObject([{ state: 'returned', answer: 'we cannot', reason: 'why' }]);
    expect(JSON.stringify(await readRequest(lead, id))).not.toContain('we cannot');
    await referRequest(coordinator, id, { networkId: NETWORKS.APNSW, reason: 'please' });
    await acceptRequest(otherCoordinator, id, own);
    await expect(readRequest(coordinator, id)).rejects.toBeInstanceOf(NotFound);
    expect(await readRequest(otherCoordinator, id)).toMatchObject({ security: 'tell nobody', network: { id: NETWORKS.APNSW } });
  });

  it('drafts are nobody’s but the organisation’s', async () => {
    const id = await INTO.draft!();
    for (const person of [coordinator, otherLead]) await expect(readRequest(person, id)).rejects.toBeInstanceOf(NotFound);
  });

  it('an accepted provider reads the request while the engagement goes on, without the thread; an invited or declined one does not', async () => {
    const id = await sent({ security: 'meet at the back door' });
    await writeClarification(coordinator, id, 'between us');
    const engagementId = await acceptRequest(coordinator, id, own);
    const provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    const invitation = newId();
    await database().providerInvitation.create({ data: { id: invitation, engagementId, personId: provider.id } });
    await expect(readRequest(provider, id)).rejects.toBeInstanceOf(NotFound);
    await database().providerInvitation.update({ where: { id: invitation }, data: { state: 'accepted', answeredAt: new Date() } });
    const page = await readRequest(provider, id);
    expect(page).toMatchObject({ security: 'meet at the back door', thread: [], referrals: [] });
    expect(Object.values(page.may).some(Boolean)).toBe(false);
    await cancelEngagement(coordinator, engagementId);
    await expect(readRequest(provider, id)).rejects.toBeInstanceOf(NotFound);
  });

  it('security considerations are sealed under a key of their own, and thrown away with it when the request is over', async () => {
    const id = await sent({ security: CANARY });
    const [row] = await database().$queryRaw<{ security: string }[]>`select security from assistance_request where id = ${id}::uuid`;
    expect(row?.security).toMatch(/^v1\./);
    expect(await database().dataKey.count({ where: { ownerId: id } })).toBe(1);
    await declineRequest(coordinator, id, 'no');
    expect(await database().dataKey.count({ where: { ownerId: id } })).toBe(0);
    expect((await readRequest(lead, id)).security).toBe('');
    const other = await sent({ security: CANARY });
    await withdrawRequest(lead, other);
    expect(await database().dataKey.count({ where: { ownerId: other } })).toBe(0);
    expect(JSON.stringify(await readRequest(coordinator, other))).not.toContain('board has not met');
  });

  it('the secretariat counts', async () => {
    const counted = await readAssistanceOverview(secretariat);
    expect(counted.find(({ id }) => id === NETWORKS.ASWA)?.requests.submitted).toBeGreaterThan(0);
    expect(JSON.stringify(counted)).not.toContain(CANARY);
    for (const person of [coordinator, lead]) await expect(readAssistanceOverview(person)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('triage', () => {
  it('a question waits for the answer, and the answer brings it back', async () => {
    const id = await INTO.clarifying!();
    await writeClarification(lead, id, 'Last year.');
    expect(await stateOf(id)).toBe('submitted');
    const { thread } = await readRequest(lead, id);
    expect(thread.map(({ side, text }) => [side, text])).toEqual([['network', 'Which year?'], ['organisation', 'Last year.']]);
    expect(thread[0]?.pseudonym).toBeNull();
    await declineRequest(coordinator, id, 'The reason');
    expect((await readRequest(lead, id)).texts?.declineReason).toBe('The reason');
    await expect(writeClarification(lead, id, 'but')).rejects.toMatchObject({ reason: 'assistance.refusals.closed' });
  });

  it('is the network’s: who asks sees it and may not decide, others see nothing', async () => {
    const id = await sent();
    for (const move of [() => acceptRequest(lead, id, own), () => declineRequest(lead, id, 'x'), () => referRequest(lead, id, { networkId: NETWORKS.APNSW, reason: 'x' }), () => recallReferral(lead, id), () => engageAgain(lead, id, own)]) await expect(move()).rejects.toBeInstanceOf(Refusal);
    for (const move of [() => acceptRequest(otherCoordinator, id, own), () => declineRequest(otherCoordinator, id, 'x'), () => withdrawRequest(otherLead, id), () => writeClarification(otherLead, id, 'x')]) await expect(move()).rejects.toBeInstanceOf(NotFound);
    await expect(withdrawRequest(coordinator, id)).rejects.toBeInstanceOf(Refusal);
    expect(await referRequest(coordinator, id, { networkId: NETWORKS.ASWA, reason: 'to ourselves' })).toBe(false);
    expect(await referRequest(coordinator, id, { networkId: organisationId, reason: 'to no network' })).toBe(false);
  });

  it('a request can become several engagements, and an engagement can be shared by several organisations', async () => {
    const id = await sent({ topics: ['governance', 'alliances'] });
    const first = await acceptRequest(coordinator, id, own);
    const again = await engageAgain(coordinator, id, { ...own, topics: ['alliances'] });
    expect((await readRequest(lead, id)).engagements.map((one) => one.id)).toEqual([first, again]);
    const theirs = await makeRequest(otherLead, otherLead.memberships[0]!.organisationId);
    expect(await acceptRequest(coordinator, theirs, { ...own, engagementId: first })).toBe(first);
    await expect(engageAgain(coordinator, theirs, { ...own, engagementId: first })).rejects.toMatchObject({ reason: 'assistance.refusals.joinedAlready' });
    await expect(readRequest(otherLead, id)).rejects.toBeInstanceOf(NotFound);
    const { draft } = await termsOf(otherLead, first);
    await saveTerms(otherLead, first, terms(draft.edit));
    expect(await agreeToTerms(otherLead, first, draft.edit + 1)).toBe('waiting');
    expect(await agreeToTerms(coordinator, first, draft.edit + 1)).toBe('waiting');
    // The organisation that has not agreed leaves: what the others agreed to is in force.
    await withdrawRequest(lead, id);
    expect((await termsOf(otherLead, first)).agreed?.version).toBe(1);
    expect((await database().engagement.findUniqueOrThrow({ where: { id: again } })).state).toBe('cancelled');
    const late = await sent();
    await expect(acceptRequest(coordinator, late, { ...own, engagementId: first })).rejects.toMatchObject({ reason: 'assistance.refusals.notJoinable' });
    expect(await stateOf(late)).toBe('submitted');
  });
});

describe('an engagement that is shared', () => {
  beforeAll(() => startTelling());

  it('is about what each asks in their languages, undoes what was agreed before, and tells those who share in it', async () => {
    const first = await acceptRequest(coordinator, await sent({ languages: ['fr'], topics: ['alliances'] }), { ...own, topics: ['alliances'] });
    await saveTerms(lead, first, terms(1));
    expect(await agreeToTerms(lead, first, 2)).toBe('waiting');
    await database().notification.deleteMany();
    const theirs = await makeRequest(otherLead, otherLead.memberships[0]!.organisationId, { languages: ['en', 'sw'], topics: ['governance', 'membership'] });
    await acceptRequest(coordinator, theirs, { ...own, topics: ['governance'], engagementId: first });
    expect(await database().engagement.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ topics: ['alliances', 'governance'], languages: ['fr', 'en', 'sw'] });
    expect((await termsOf(lead, first)).draft).toMatchObject({ edit: 3, ownAgreed: false, agreements: [] });
    // What the coordinator saw before they joined is not what there is to agree to.
    await expect(agreeToTerms(coordinator, first, 2)).rejects.toMatchObject({ reason: 'assistance.refusals.changedMeanwhile' });
    for (const person of [lead, second, otherLead]) expect(await database().notification.findMany({ where: { personId: person.id, subjectId: first }, select: { kind: true, place: true } })).toEqual([{ kind: 'work_shared', place: 'terms' }]);
    expect(await database().notification.count({ where: { personId: coordinator.id } })).toBe(0);
  });

  it('asks nobody afterwards who has left while it was closed', async () => {
    const first = await acceptRequest(coordinator, await sent(), own);
    const theirs = await makeRequest(otherLead, otherLead.memberships[0]!.organisationId);
    await acceptRequest(coordinator, theirs, { ...own, engagementId: first });
    await inTransaction((tx) => moveEngagement(tx, first, 'agree'));
    const closing = await inTransaction(async (tx) => {
      await moveRequest(tx, theirs, 'withdraw', { endedAt: new Date() });
      await leaveEngagement(tx, otherLead.id, first, theirs);
      const outcome = closeEngagement(coordinator, first, 'next');
      await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
      return () => outcome;
    });
    await closing();
    expect(await database().followUp.findMany({ where: { engagementId: first }, orderBy: { month: 'asc' }, select: { organisationId: true, month: true } })).toEqual([3, 6, 12].map((month) => ({ organisationId: lead.memberships[0]!.organisationId, month })));
  });

  it('is given by whoever can speak with each of them', async () => {
    const speaks = async (...languages: ('en' | 'fr' | 'sw')[]) => {
      const provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
      await makeProfile(provider, { languages: languages.map((language) => ({ language, level: 3 })) });
      return provider;
    };
    const [french, two] = [await speaks('fr'), await speaks('fr', 'sw')];
    const first = await acceptRequest(coordinator, await sent({ languages: ['fr'] }), own);
    const ruledOut = async (person: AskingPerson) => (await rankForEngagement(coordinator, first)).matches.find(({ id }) => id === person.id)?.ruledOut;
    expect([await ruledOut(french), await ruledOut(two)]).toEqual([[], []]);
    await acceptRequest(coordinator, await makeRequest(otherLead, otherLead.memberships[0]!.organisationId, { languages: ['en', 'sw'] }), { ...own, engagementId: first });
    expect([await ruledOut(french), await ruledOut(two)]).toEqual([['language'], []]);
  });
});

it('a network that asks for itself is helped by its peers, and by nobody who is of it', async () => {
  const peer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(peer, { regions: [], countries: ['TZ'] });
  const both = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }, { organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  await makeProfile(both);
  const engagementId = await acceptRequest(coordinator, await makeRequest(coordinator, NETWORKS.ASWA), own);
  const { draft } = await termsOf(coordinator, engagementId);
  await saveTerms(coordinator, engagementId, terms(draft.edit));
  await agreeToTerms(coordinator, engagementId, draft.edit + 1);
  const { matches } = await rankForEngagement(coordinator, engagementId);
  expect(matches.find(({ id }) => id === peer.id)?.ruledOut).toEqual([]);
  expect(matches.find(({ id }) => id === both.id)?.ruledOut).toEqual(['own']);
  await makeAcceptance(coordinator, engagementId, peer);
});

it('whoever is held a little less than their hours has time, and the hours are told in halves', async () => {
  const peer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(peer, { weeklyHours: 4 });
  const engagementId = await acceptRequest(coordinator, await sent(), own);
  const match = async () => (await rankForEngagement(coordinator, engagementId)).matches.find(({ id }) => id === peer.id);
  // Fourteen hours over four weeks: three and a half a week.
  for (let i = 1; i <= 7; i += 1) await makeBooking({ people: [peer.id], at: new Date(Date.now() + i * 86_400_000), hours: 2 });
  expect(await match()).toMatchObject({ ruledOut: [], reasons: expect.arrayContaining([{ key: 'load', params: { held: 3.5, hours: 4 } }]) });
  await makeBooking({ people: [peer.id], at: new Date(Date.now() + 9 * 86_400_000), hours: 2 });
  expect(await match()).toMatchObject({ ruledOut: ['full'] });
});

const terms = (edit: number, more = {}) => ({ objectives: 'a', outputs: 'b', method: 'c', halfDays: 5, startsOn: new Date('2027-01-10'), endsOn: new Date('2027-02-10'), edit, ...more });

async function termsOf(person: AskingPerson, engagementId: string) {
  const { versions, may } = await readTerms(person, engagementId);
  return { may, versions, draft: versions.find(({ state }) => state === 'draft')!, agreed: versions.find(({ state }) => state === 'agreed') };
}

describe('terms of reference', () => {
  it('are written together: two writers never overwrite silently, and each edit undoes the agreements to it', async () => {
    const engagementId = await acceptRequest(coordinator, await sent(), own);
    const saved = await Promise.all([lead, coordinator, second].map((one, i) => saveTerms(one, engagementId, terms(1, { objectives: `writer ${i}` }))));
    expect(saved.map(({ state }) => state).sort()).toEqual(['conflict', 'conflict', 'saved']);
    expect(await agreeToTerms(lead, engagementId, 2)).toBe('waiting');
    await expect(agreeToTerms(coordinator, engagementId, 1)).rejects.toMatchObject({ reason: 'assistance.refusals.changedMeanwhile' });
    await saveTerms(coordinator, engagementId, terms(2, { objectives: 'other' }));
    expect(await agreeToTerms(coordinator, engagementId, 3)).toBe('waiting');
    expect((await termsOf(lead, engagementId)).draft).toMatchObject({ ownAgreed: false, waitsFor: ['House of Elm'] });
    expect(await agreeToTerms(lead, engagementId, 3)).toBe('agreed');
    expect((await database().engagement.findUniqueOrThrow({ where: { id: engagementId } })).state).toBe('agreed');
  });

  it('are neither agreed to nor begun anew by somebody who began before it ended', async () => {
    const first = await acceptRequest(coordinator, await sent(), own);
    await saveTerms(lead, first, terms(1));
    await agreeToTerms(lead, first, 2);
    const second = await acceptRequest(coordinator, await sent(), own);
    await saveTerms(lead, second, terms(1));
    for (const one of [lead, coordinator]) await agreeToTerms(one, second, 2);
    for (const [engagementId, act] of [[first, () => agreeToTerms(coordinator, first, 2)], [second, () => proposeTerms(coordinator, second)]] as const) {
      const acting = await inTransaction(async (tx) => {
        await endEngagement(tx, coordinator.id, engagementId, 'cancel');
        const outcome = act().catch((error: unknown) => error);
        await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
        return () => outcome;
      });
      expect(await acting()).toMatchObject({ reason: 'assistance.refusals.closed' });
    }
    expect((await database().terms.findMany({ where: { engagementId: { in: [first, second] } }, orderBy: { createdAt: 'asc' }, select: { version: true, state: true } }))).toEqual([{ version: 1, state: 'draft' }, { version: 1, state: 'agreed' }]);
  });

  it('need all parts before one can agree, and end after they begin', async () => {
    const engagementId = await acceptRequest(coordinator, await sent(), own);
    await saveTerms(lead, engagementId, terms(1, { method: '' }));
    await expect(agreeToTerms(lead, engagementId, 2)).rejects.toMatchObject({ reason: 'assistance.refusals.termsNotWhole' });
  });

  it('once agreed never change; a change is a version that all agree to again', async () => {
    const engagementId = await acceptRequest(coordinator, await sent(), own);
    await saveTerms(lead, engagementId, terms(1));
    await Promise.all([agreeToTerms(lead, engagementId, 2), agreeToTerms(coordinator, engagementId, 2)]);
    const agreed = (await termsOf(lead, engagementId)).agreed!;
    expect(agreed).toMatchObject({ version: 1, objectives: 'a' });
    await expect(saveTerms(lead, engagementId, terms(2))).rejects.toMatchObject({ reason: 'assistance.refusals.noDraft' });
    await expect(database().$executeRaw`update terms set half_days = 99 where id = ${agreed.id}::uuid`).rejects.toThrow(/agreed terms/);
    await expect(database().$executeRaw`delete from terms where id = ${agreed.id}::uuid`).rejects.toThrow(/agreed terms/);
    await expect(database().$executeRaw`delete from terms_agreement where terms_id = ${agreed.id}::uuid`).rejects.toThrow(/stays agreed/);
    await proposeTerms(lead, engagementId);
    await expect(proposeTerms(coordinator, engagementId)).rejects.toMatchObject({ reason: 'assistance.refusals.draftThere' });
    const { draft } = await termsOf(lead, engagementId);
    await saveTerms(coordinator, engagementId, terms(draft.edit, { objectives: 'changed' }));
    // Not by the back door either: the database asks who has agreed.
    await expect(database().$executeRaw`update terms set state = 'agreed', agreed_at = now() where id = ${draft.id}::uuid`).rejects.toThrow();
    await agreeToTerms(coordinator, engagementId, draft.edit + 1);
    expect((await termsOf(lead, engagementId)).agreed).toMatchObject({ version: 1, objectives: 'a' });
    await agreeToTerms(lead, engagementId, draft.edit + 1);
    expect((await termsOf(lead, engagementId)).versions.map(({ version, state, objectives }) => [version, state, objectives])).toEqual([[2, 'agreed', 'changed'], [1, 'replaced', 'a']]);
  });
});

describe('the board', () => {
  it('orders by urgency and age, filters, searches, and goes through all pages both ways without loss', async () => {
    const place = await makeOrganisation({ name: 'Quiet Harbour' });
    const person = await makePerson([{ organisationId: place, role: 'lead' }]);
    for (let i = 0; i < 60; i += 1) await makeRequest(person, place, { topics: [i % 2 ? 'alliances' : 'governance'], urgency: (['urgent', 'soon', 'can_wait'] as const)[i % 3]!, urgencyReason: 'now' });
    for (const by of ['urgency', 'oldest', 'newest'] as const) {
      const seen: string[] = [];
      let after = '';
      let last = await board({ by, q: 'quiet harb' });
      for (;;) {
        seen.push(...last.requests.map(({ id }) => id));
        if (!last.next) break;
        after = last.next;
        last = await board({ by, q: 'quiet harb', after });
      }
      expect(new Set(seen).size).toBe(60);
      const back = await board({ by, q: 'quiet harb', before: last.previous ?? '' });
      expect(back.requests.map(({ id }) => id)).toEqual(seen.slice(25, 50));
      const rows = await database().assistanceRequest.findMany({ where: { organisationId: place }, orderBy: by === 'urgency' ? [{ urgency: 'asc' }, { submittedAt: 'asc' }, { id: 'asc' }] : [{ submittedAt: by === 'newest' ? 'desc' : 'asc' }, { id: by === 'newest' ? 'desc' : 'asc' }] });
      expect(seen).toEqual(rows.map(({ id }) => id));
    }
    expect((await board({ q: 'harbour', topic: '10', urgency: 'urgent' })).requests).toHaveLength(10);
    expect((await board({ q: 'nowhere at all' })).requests).toEqual([]);
    expect((await board({ after: "x'; drop table person; --" })).requests).toHaveLength(25);
    await expect(readBoard(otherCoordinator, NETWORKS.ASWA, boardSchema.parse({}))).rejects.toBeInstanceOf(NotFound);
    await expect(readBoard(lead, NETWORKS.ASWA, boardSchema.parse({}))).rejects.toBeInstanceOf(NotFound);
  });

  it('shows a network what others ask it to take over', async () => {
    const id = await INTO.referred!();
    const theirs = await readBoard(otherCoordinator, NETWORKS.APNSW, boardSchema.parse({}));
    expect(theirs.referred.map((one) => one.id)).toContain(id);
    expect(theirs.requests.map((one) => one.id)).not.toContain(id);
  });
});
