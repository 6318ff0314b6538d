import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { beginConsensus } from '#app/domain/assessment/consensus.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { withdrawAssessment } from '#app/domain/assessment/revision.server.ts';
import { openAssessment, setParticipants, startAssessment } from '#app/domain/assessment/start.server.ts';
import { readRequestForm, saveRequest } from '#app/domain/assistance/asking.server.ts';
import { cancelEngagement } from '#app/domain/assistance/cancellation.server.ts';
import { writeClarification } from '#app/domain/assistance/clarification.server.ts';
import { closeEngagement } from '#app/domain/assistance/closure.server.ts';
import { evaluate } from '#app/domain/assistance/evaluations.server.ts';
import { declineInvitation, endProviding, inviteProvider, recallInvitation } from '#app/domain/assistance/provider-invitations.server.ts';
import { recallReferral, referRequest, returnRequest } from '#app/domain/assistance/referral.server.ts';
import { changeSessionPlan } from '#app/domain/assistance/session-plan.server.ts';
import { cancelSession, moveSessionTo, settleSession } from '#app/domain/assistance/sessions.server.ts';
import { agreeToTerms, proposeTerms, readTermsForm, saveTerms } from '#app/domain/assistance/terms.server.ts';
import { acceptRequest, declineRequest } from '#app/domain/assistance/triage.server.ts';
import { withdrawRequest } from '#app/domain/assistance/withdrawal.server.ts';
import { moveBooking } from '#app/domain/calendar/bookings.server.ts';
import { closeOrganisation } from '#app/domain/network/closure.server.ts';
import { declareLedBy, reviewDeclaration } from '#app/domain/network/led-by.server.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database, inTransaction } from '#app/platform/database.server.ts';
import { log } from '#app/platform/log.server.ts';
import { answerAll } from '#prisma/seed/assessments.server.ts';
import { makeRequest } from '#prisma/seed/assistance.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { countUnread, listNotifications, listUnread, readAll, readNotification } from './notifications.server.ts';
import { startTelling } from './telling.server.ts';
import { deleteOldNotifications, tellWhatIsDue } from './upkeep.server.ts';

const START = new Date('2027-02-01T08:00:00Z');
const hour = (time: string) => ({ startsAt: new Date(time), endsAt: new Date(Date.parse(time) + 3_600_000), zone: 'UTC' });
const ALONE = { engagementId: null, topics: ['governance' as const], form: 'remote' as const };
let organisationId: string;
let lead: AskingPerson;
let member: AskingPerson;
let coordinator: AskingPerson;
let colleague: AskingPerson;
let provider: AskingPerson;
let stranger: AskingPerson;

beforeAll(async () => {
  startTelling();
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
});

beforeEach(async () => {
  setClock(() => START);
  organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  member = await makePerson([{ organisationId, role: 'member' }]);
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  colleague = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  stranger = await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]);
  await makeProfile(provider);
});
afterEach(async () => {
  setClock();
  await database().membership.updateMany({ where: { organisationId: NETWORKS.ASWA }, data: { endedAt: START } });
});

const told = async (person: AskingPerson) => (await listUnread(person, 100)).map(({ kind, path }) => ({ kind, path }));
const kinds = async (person: AskingPerson) => (await told(person)).map(({ kind }) => kind).sort();
const everyone = () => [lead, member, coordinator, colleague, provider, stranger];
const forget = async () => void (await Promise.all(everyone().map(readAll)));

async function underway(people: () => AskingPerson[] = () => [lead, provider, member], count = 1) {
  const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
  await makeAcceptance(coordinator, engagement, provider);
  await forget();
  const sessions = await makeSessions(coordinator, engagement, people().map(({ id }) => id), { at: new Date('2027-03-01T09:00:00Z'), count });
  return { engagement, sessions, session: sessions[0] ?? '' };
}

describe('of a time', () => {
  it('that is set, changed or cancelled everyone hears but who did it: parties by the session, others who come by their own calendar', async () => {
    const { engagement, session } = await underway();
    const { bookingId } = await database().assistanceSession.findUniqueOrThrow({ where: { id: session } });
    const setTo = { kind: 'time_set', path: `/engagements/${engagement}/schedule` };
    for (const person of [lead, provider, colleague]) expect(await told(person)).toEqual([setTo]);
    expect(await told(member)).toEqual([{ kind: 'time_set', path: `/calendar/bookings/${bookingId}` }]);
    await forget();
    await moveSessionTo(coordinator, session, hour('2027-03-02T09:00:00Z'));
    await moveSessionTo(coordinator, session, hour('2027-03-03T09:00:00Z'));
    for (const person of [lead, provider, colleague]) expect(await told(person)).toEqual([{ kind: 'time_changed', path: `/sessions/${session}` }]);
    expect(await told(member)).toEqual([{ kind: 'time_changed', path: `/calendar/bookings/${bookingId}` }]);
    await forget();
    const plan = { form: 'in_person', place: 'canary', agenda: null, version: 1 } as const;
    await changeSessionPlan(coordinator, session, plan);
    await changeSessionPlan(coordinator, session, { ...plan, version: 2 });
    for (const person of [lead, provider, colleague]) expect(await told(person)).toEqual([{ kind: 'time_changed', path: `/sessions/${session}` }]);
    expect(await told(member)).toEqual([{ kind: 'time_changed', path: `/calendar/bookings/${bookingId}` }]);
    await cancelSession(coordinator, session);
    for (const person of [lead, provider, colleague]) expect(await told(person)).toEqual([{ kind: 'time_cancelled', path: `/sessions/${session}` }]);
    expect(await told(member)).toEqual([{ kind: 'time_cancelled', path: `/calendar/bookings/${bookingId}` }]);
    for (const person of [coordinator, stranger]) expect(await told(person)).toEqual([]);
  });

  it('of a series each hears once', async () => {
    const { engagement } = await underway(undefined, 8);
    for (const person of [lead, provider, member]) expect(await kinds(person)).toEqual(['time_set']);
    const bookings = await database().booking.findMany({ where: { subjectId: engagement }, select: { id: true } });
    expect(await database().activity.groupBy({ by: ['kind'], where: { subjectId: { in: bookings.map(({ id }) => id) } }, _count: true, orderBy: { kind: 'asc' } })).toEqual([{ kind: 'booking.made', _count: 1 }, { kind: 'booking.madeInSeries', _count: 7 }]);
  });

  it('that is about something else those hear whom it holds', async () => {
    const booking = await makeBooking({ people: [lead.id, member.id], at: new Date('2027-03-05T09:00:00Z') });
    await forget();
    await inTransaction((tx) => moveBooking(tx, booking.id, hour('2027-03-06T09:00:00Z'), lead.id));
    expect(await told(member)).toEqual([{ kind: 'time_changed', path: `/calendar/bookings/${booking.id}` }]);
    expect(await told(lead)).toEqual([]);
  });

  it('that could not be changed nobody hears, nor of a change that was undone', async () => {
    const { session } = await underway();
    await makeBooking({ people: [provider.id], at: new Date('2027-03-02T09:00:00Z') });
    await forget();
    expect(await moveSessionTo(coordinator, session, hour('2027-03-02T09:30:00Z'))).toMatchObject({ ok: false });
    const { bookingId } = await database().assistanceSession.findUniqueOrThrow({ where: { id: session } });
    const undone = inTransaction(async (tx) => {
      await moveBooking(tx, bookingId, hour('2027-03-04T09:00:00Z'), null);
      expect(await tx.notification.count({ where: { personId: member.id, readAt: null } })).toBe(1);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    for (const person of everyone()) expect(await told(person)).toEqual([]);
  });
});

describe('of what is said of the help', () => {
  const evaluation = () => ({ organisation: organisationId, usefulness: 2, fit: 2, respect: 1, safety: 1, text: '' });

  it('those hear who coordinate, and not who gave it, also when both is one person', async () => {
    const both = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }, { organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
    await makeProfile(both);
    const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
    const invitation = await makeAcceptance(coordinator, engagement, both);
    const [session = ''] = await makeSessions(coordinator, engagement, [both.id], { at: new Date(START.getTime() - 86_400_000) });
    await settleSession(coordinator, session, 'hold');
    for (const person of [...everyone(), both]) await readAll(person);
    await evaluate(lead, engagement, evaluation());
    for (const person of [coordinator, colleague]) expect(await told(person)).toEqual([{ kind: 'evaluation_given', path: `/engagements/${engagement}/evaluation` }]);
    expect([await kinds(both), await kinds(provider), await kinds(lead)]).toEqual([[], [], []]);
    await endProviding(coordinator, invitation);
    expect(await kinds(both)).not.toContain('evaluation_given');
  });
});

describe('of a request', () => {
  it('the network hears that it came, and what becomes of it the organisation; each side hears the other', async () => {
    const id = await makeRequest(lead, organisationId);
    for (const person of [coordinator, colleague]) expect(await told(person)).toEqual([{ kind: 'request_sent', path: `/requests/${id}` }]);
    await writeClarification(coordinator, id, 'Which year?');
    await writeClarification(coordinator, id, 'And who?');
    expect(await told(lead)).toEqual([{ kind: 'question_asked', path: `/requests/${id}/clarifications` }]);
    await writeClarification(lead, id, 'This one');
    expect(await kinds(colleague)).toEqual(['question_answered', 'request_sent']);
    await forget();
    await acceptRequest(coordinator, id, ALONE);
    expect(await kinds(lead)).toEqual(['request_accepted']);
    // That it has come in is over with that, also for who read it.
    expect(await database().notification.count({ where: { kind: 'request_sent', subjectId: id } })).toBe(0);
    expect([await told(member), await told(stranger)]).toEqual([[], []]);
  });

  it('that is declined, or withdrawn, the other side hears', async () => {
    const [declined, withdrawn] = [await makeRequest(lead, organisationId), await makeRequest(lead, organisationId)];
    await declineRequest(coordinator, declined, 'Not in our power');
    await withdrawRequest(lead, withdrawn);
    expect(await kinds(lead)).toEqual(['request_declined']);
    expect(await told(colleague)).toEqual([{ kind: 'request_withdrawn', path: `/requests/${withdrawn}` }]);
  });

  it('that is referred the other network hears, and no longer once it is called back or returned', async () => {
    const other = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const id = await makeRequest(lead, organisationId);
    const refer = () => referRequest(coordinator, id, { networkId: NETWORKS.APNSW, reason: 'They know' });
    await forget();
    await refer();
    expect(await told(other)).toEqual([{ kind: 'request_referred', path: `/requests/${id}` }]);
    expect(await kinds(lead)).toEqual(['request_passed_on']);
    await recallReferral(coordinator, id);
    expect(await told(other)).toEqual([]);
    expect(await told(lead)).toEqual([{ kind: 'request_back', path: `/requests/${id}` }]);
    await refer();
    expect(await kinds(lead)).toEqual(['request_passed_on']);
    await returnRequest(other, id, 'We cannot');
    expect(await told(other)).toEqual([]);
    expect(await kinds(colleague)).toEqual(['request_returned']);
    expect(await kinds(lead)).toEqual(['request_back']);
  });

  it('whoever reads it no more is not led to it: what was answered is taken back, and who referred it hears on their board that it was accepted', async () => {
    const other = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const [back, taken] = [await makeRequest(lead, organisationId), await makeRequest(lead, organisationId)];
    const answered = async (id: string, by: AskingPerson) => {
      await writeClarification(by, id, 'Which year?');
      await writeClarification(lead, id, 'This one');
    };
    const refer = (id: string) => referRequest(coordinator, id, { networkId: NETWORKS.APNSW, reason: 'They know' });
    await forget();
    for (const end of [() => recallReferral(coordinator, back), () => returnRequest(other, back, 'We cannot')]) {
      await refer(back);
      await writeClarification(lead, back, 'One thing more');
      expect(await kinds(other)).toEqual(['question_answered', 'request_referred']);
      await end();
      expect(await told(other)).toEqual([]);
    }
    expect(await kinds(colleague)).toEqual(['question_answered', 'request_returned']);
    await forget();
    await answered(taken, coordinator);
    await refer(taken);
    await returnRequest(other, taken, 'Not yet');
    await refer(taken);
    await writeClarification(lead, taken, 'One thing more');
    const third = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    await database().notification.updateMany({ where: { personId: lead.id }, data: { readAt: START } });
    await acceptRequest(other, taken, ALONE);
    for (const person of [coordinator, colleague]) expect(await told(person)).toEqual([{ kind: 'request_taken_over', path: `/networks/${NETWORKS.ASWA}/requests` }]);
    expect(await kinds(other)).toEqual(['question_answered']);
    expect([await kinds(lead), await told(third)]).toEqual([['request_accepted'], []]);
  });
});

describe('of an engagement', () => {
  it('each side hears of terms that wait for it, and all that they are agreed', async () => {
    const id = await makeAgreedEngagement({ lead, coordinator, organisationId });
    expect(await kinds(coordinator)).toEqual(['terms_agreed']);
    expect(await kinds(colleague)).toEqual(['terms_agreed']);
    // The coordinator agreed first; with the lead's own agreement that waits for nobody.
    expect(await kinds(lead)).toEqual(['request_accepted']);
    await forget();
    await proposeTerms(lead, id);
    expect(await told(coordinator)).toEqual([{ kind: 'terms_proposed', path: `/engagements/${id}/terms` }]);
  });

  it('who was asked for help hears it until it is taken back, and the coordinators hear the answer', async () => {
    const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
    const ask = async () => {
      await inviteProvider(coordinator, engagement, provider.id);
      return (await database().providerInvitation.findFirstOrThrow({ where: { engagementId: engagement, state: 'invited' } })).id;
    };
    await forget();
    const [first] = [await ask()];
    expect(await told(provider)).toEqual([{ kind: 'help_asked', path: `/provider-invitations/${first}` }]);
    expect(await told(lead)).toEqual([]);
    await recallInvitation(coordinator, first);
    expect(await told(provider)).toEqual([]);
    await declineInvitation(provider, await ask(), null);
    expect(await told(coordinator)).toEqual([{ kind: 'help_declined', path: `/engagements/${engagement}/providers` }]);
    const accepted = await makeAcceptance(coordinator, engagement, provider);
    expect(await told(lead)).toEqual([{ kind: 'help_accepted', path: `/engagements/${engagement}` }]);
    await readAll(provider);
    await endProviding(coordinator, accepted);
    expect(await told(provider)).toEqual([{ kind: 'help_ended', path: '/provider-invitations' }]);
  });

  it('all hear the end, and whoever is held by what was planned hears that it is off', async () => {
    const { engagement } = await underway();
    await forget();
    await closeEngagement(coordinator, engagement, 'All is said');
    for (const person of [lead, provider, colleague]) expect(await told(person)).toEqual([{ kind: 'work_closed', path: `/engagements/${engagement}` }]);
    expect(await kinds(member)).toEqual(['time_cancelled']);
  });

  it('that ends takes back what was asked and not answered', async () => {
    const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
    await forget();
    await inviteProvider(coordinator, engagement, provider.id);
    await cancelEngagement(coordinator, engagement);
    expect(await told(provider)).toEqual([]);
    expect(await kinds(lead)).toEqual(['work_cancelled']);
  });

  it('an organisation hears once that a check-in is due', async () => {
    const { engagement } = await underway(() => [lead, provider]);
    await closeEngagement(coordinator, engagement, 'All is said');
    await forget();
    await tellWhatIsDue();
    expect(await told(lead)).toEqual([]);
    setClock(() => new Date('2027-05-02T08:00:00Z'));
    await tellWhatIsDue();
    const { id } = await database().followUp.findFirstOrThrow({ where: { engagementId: engagement, month: 3 } });
    expect(await told(lead)).toEqual([{ kind: 'follow_up_due', path: `/follow-ups/${id}` }]);
    await forget();
    await tellWhatIsDue();
    for (const person of everyone()) expect(await told(person)).toEqual([]);
  });
});

it('one of whom it cannot be told keeps no other from hearing what is due', async () => {
  for (let i = 0; i < 2; i += 1) await closeEngagement(coordinator, (await underway(() => [i === 0 ? lead : provider])).engagement, 'All is said');
  await forget();
  setClock(() => new Date('2027-05-02T08:00:00Z'));
  const [first, second] = await database().followUp.findMany({ where: { organisationId, month: 3 }, orderBy: { id: 'asc' } });
  const logged = vi.spyOn(log, 'error').mockReturnValue(undefined);
  await connectionPool().query(`alter table notification add constraint never_of_this check (subject_id <> '${first?.id}') not valid`);
  try {
    await expect(tellWhatIsDue()).rejects.toMatchObject({ name: 'StepsFailed' });
  } finally {
    await connectionPool().query('alter table notification drop constraint never_of_this');
  }
  expect(logged.mock.calls).toMatchObject([[{ event: 'job.failed', step: first?.id }]]);
  logged.mockRestore();
  expect(await told(lead)).toEqual([{ kind: 'follow_up_due', path: `/follow-ups/${second?.id}` }]);
});

describe('of what others change', () => {
  const ONE = ['community-empowerment'];
  const EVERYTHING = { objectives: 'To be safer', outputs: 'A plan', method: 'Together', halfDays: 5, startsOn: new Date('2027-03-01'), endsOn: new Date('2027-06-01') };

  it('the network hears once that a request was changed after it was sent, and not of a draft', async () => {
    const id = await makeRequest(lead, organisationId);
    await forget();
    const { written } = await readRequestForm(lead, id);
    const save = (version: number, need: string) => saveRequest(lead, id, { ...written, form: written.form || null, need, earliestOn: null, latestOn: null, version }, () => Promise.resolve([]));
    expect(await save(written.version, 'More than before')).toMatchObject({ state: 'saved' });
    expect(await save(written.version + 1, 'And more')).toMatchObject({ state: 'saved' });
    for (const person of [coordinator, colleague]) expect(await told(person)).toEqual([{ kind: 'request_changed', path: `/requests/${id}` }]);
    await acceptRequest(coordinator, id, ALONE);
    expect(await told(colleague)).toEqual([]);
  });

  it('all sides hear of an edit that undid an agreement, and of no other', async () => {
    const id = await makeAgreedEngagement({ lead, coordinator, organisationId });
    await proposeTerms(lead, id);
    await forget();
    const edit = async (person: AskingPerson) => saveTerms(person, id, { ...EVERYTHING, edit: (await readTermsForm(person, id)).written.edit });
    await edit(lead);
    expect([await told(coordinator), await told(lead)]).toEqual([[], []]);
    await agreeToTerms(coordinator, id, (await readTermsForm(coordinator, id)).written.edit);
    await forget();
    await edit(lead);
    for (const person of [coordinator, colleague]) expect(await told(person)).toEqual([{ kind: 'terms_changed', path: `/engagements/${id}/terms` }]);
    await forget();
    await edit(lead);
    for (const person of everyone()) expect(await told(person)).toEqual([]);
  });

  it('who takes part hears when answers are asked for and when the group begins to talk, and no longer once that is over', async () => {
    const late = await makePerson([{ organisationId, role: 'member' }]);
    const id = await startAssessment(lead, organisationId, { mode: 'each_first', components: ONE, dueOn: null, participants: [lead.id, member.id] });
    expect(await told(member)).toEqual([]);
    await openAssessment(lead, id);
    expect(await told(member)).toEqual([{ kind: 'answers_asked', path: `/assessments/${id}` }]);
    await forget();
    setClock(() => new Date(START.getTime() + 60_000));
    await setParticipants(lead, id, [lead.id, member.id, late.id]);
    expect([await kinds(late), await kinds(member), await kinds(lead)]).toEqual([['answers_asked'], [], []]);
    await answerAll(lead, id, ONE, () => ({ choice: '2' }));
    await beginConsensus(lead, id);
    for (const person of [member, late]) expect(await told(person)).toEqual([{ kind: 'consensus_begun', path: `/assessments/${id}/consensus` }]);
    await withdrawAssessment(lead, id);
    for (const person of [member, late, ...everyone()]) expect(await told(person)).toEqual([]);
  });

  it('whoever is left out of an assessment is led there no more, and whoever stays still is', async () => {
    const late = await makePerson([{ organisationId, role: 'member' }]);
    const id = await startAssessment(lead, organisationId, { mode: 'each_first', components: ONE, dueOn: null, participants: [lead.id, member.id, late.id] });
    await openAssessment(lead, id);
    await setParticipants(lead, id, [lead.id, late.id]);
    expect([await kinds(member), await kinds(late)]).toEqual([[], ['answers_asked']]);
    await answerAll(lead, id, ONE, () => ({ choice: '2' }));
    await beginConsensus(lead, id);
    expect([await kinds(member), await kinds(late)]).toEqual([[], ['consensus_begun']]);
  });

  it('the leads hear what became of their declaration', async () => {
    const declare = async () => {
      await declareLedBy(lead, organisationId, { decisionBodyShare: 60, spokespersonsShare: 60, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: '', spokespersonsAnswer: '', staffAnswer: '' });
      return (await database().ledByDeclaration.findFirstOrThrow({ where: { organisationId, state: 'declared' } })).id;
    };
    await reviewDeclaration(coordinator, await declare(), 'returned', 'Which staff?');
    expect(await told(lead)).toEqual([{ kind: 'led_by_returned', path: `/organisations/${organisationId}/led-by` }]);
    await reviewDeclaration(coordinator, await declare(), 'confirmed', '');
    expect(await told(lead)).toEqual([{ kind: 'led_by_confirmed', path: `/organisations/${organisationId}/led-by` }]);
    expect([await told(member), await told(stranger), await told(colleague)]).toEqual([[], [], []]);
  });
});

describe('a notification', () => {
  it('is nobody else\'s: not in a list, not in a count, not to be opened or read', async () => {
    await makeRequest(lead, organisationId);
    const [own] = await listUnread(colleague, 1);
    for (const other of [lead, coordinator, stranger]) {
      expect((await listNotifications(other, 1)).notifications.map(({ id }) => id)).not.toContain(own?.id);
      await expect(readNotification(other, own?.id ?? '')).rejects.toBeInstanceOf(NotFound);
    }
    await Promise.all([lead, coordinator, stranger].map(readAll));
    expect([await countUnread(colleague), await countUnread(coordinator)]).toEqual([1, 0]);
    expect(await readNotification(colleague, own?.id ?? '')).toBe(own?.path);
    expect(await countUnread(colleague)).toBe(0);
    expect((await listNotifications(colleague, 1)).notifications).toMatchObject([{ id: own?.id, isRead: true }]);
  });

  it('reaches no one whose role has ended, who is suspended, or whose organisation is closed; what they had is shown no more, until the role is given back', async () => {
    const second = await makePerson([{ organisationId, role: 'lead' }]);
    const suspended = await makePerson([{ organisationId, role: 'lead' }]);
    const { session } = await underway(() => [provider, member, second]);
    for (const one of [second, member, suspended]) expect(await kinds(one)).toContain('time_set');
    for (const { id } of [second, member]) await endMembership(lead, (await database().membership.findFirstOrThrow({ where: { personId: id } })).id);
    await database().person.update({ where: { id: suspended.id }, data: { suspendedAt: START }, select: { id: true } });
    await moveSessionTo(coordinator, session, hour('2027-03-02T09:00:00Z'));
    for (const one of [second, member]) {
      expect([await countUnread(one), (await listNotifications(one, 1)).notifications, await told(one)]).toEqual([0, [], []]);
      expect(await database().notification.count({ where: { personId: one.id, kind: 'time_changed' } })).toBe(0);
    }
    expect(await database().notification.count({ where: { personId: suspended.id, kind: 'time_changed' } })).toBe(0);
    await database().membership.updateMany({ where: { personId: second.id }, data: { endedAt: null } });
    expect(await kinds(second)).toContain('time_set');
    await closeOrganisation(coordinator, organisationId);
    expect([await countUnread(second), await countUnread(lead)]).toEqual([0, 0]);
    await moveSessionTo(coordinator, session, hour('2027-03-04T09:00:00Z'));
    expect(await database().notification.count({ where: { personId: lead.id, at: { gt: START } } })).toBe(0);
  });

  it('is listed in pages, the latest first, and deleted when it is over', async () => {
    const requests: string[] = [];
    for (let i = 0; i < 27; i += 1) {
      setClock(() => new Date(START.getTime() + i * 60_000));
      requests.push(await makeRequest(lead, organisationId));
    }
    const first = await listNotifications(colleague, 1);
    expect([first.pages, first.notifications.length, first.notifications[0]?.path]).toEqual([2, 25, `/requests/${requests.at(-1)}`]);
    expect((await listNotifications(colleague, 2)).notifications.map(({ path }) => path)).toEqual([`/requests/${requests[1]}`, `/requests/${requests[0]}`]);
    await readNotification(colleague, first.notifications[0]?.id ?? '');
    const unread = await listNotifications(colleague, 1, { show: 'unread', order: 'at' });
    expect([unread.count, unread.pages, unread.notifications[0]?.path, unread.notifications.some(({ isRead }) => isRead)]).toEqual([26, 2, `/requests/${requests[0]}`, false]);
    setClock(() => new Date(START.getTime() + 31 * 86_400_000));
    await deleteOldNotifications();
    expect(await countUnread(colleague)).toBe(26);
    expect(await database().notification.count({ where: { personId: colleague.id } })).toBe(26);
    setClock(() => new Date(START.getTime() + 91 * 86_400_000));
    await deleteOldNotifications();
    expect(await database().notification.count({ where: { personId: colleague.id } })).toBe(0);
  });
});
