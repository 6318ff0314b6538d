import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { writeClarification } from '#app/domain/assistance/clarification.server.ts';
import { closeEngagement } from '#app/domain/assistance/closure.server.ts';
import { evaluate } from '#app/domain/assistance/evaluations.server.ts';
import { addOutput } from '#app/domain/assistance/outputs.server.ts';
import { declineInvitation, inviteProvider } from '#app/domain/assistance/provider-invitations.server.ts';
import { referRequest } from '#app/domain/assistance/referral.server.ts';
import { keepReport } from '#app/domain/assistance/reports.server.ts';
import { writeNote } from '#app/domain/assistance/session-notes.server.ts';
import { settleSession } from '#app/domain/assistance/sessions.server.ts';
import { proposeTerms } from '#app/domain/assistance/terms.server.ts';
import { acceptRequest } from '#app/domain/assistance/triage.server.ts';
import { ownAvailability, type AvailabilityOwner } from '#app/domain/calendar/availability.server.ts';
import { importBusyTimes } from '#app/domain/calendar/busy-imports.server.ts';
import { addAbsence, addException } from '#app/domain/calendar/days-ahead.server.ts';
import { addSite, siteAvailability } from '#app/domain/calendar/sites.server.ts';
import { makeFeed } from '#app/domain/calendar/feeds.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeDraft, makeRequest } from '#prisma/seed/assistance.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation } from '#prisma/seed/factories.server.ts';

/** Where a series for one person is planned; its first session is at a time that the clocks show twice. */
export function planOf(engagementId: string, personId: string): string {
  return `/engagements/${engagementId}/schedule/series?${new URLSearchParams({ 'people[]': personId, minutes: '60', zone: 'Europe/Paris', day: '2098-10-26', time: '02:30', every: '1', count: '2' }).toString()}`;
}

/** An organisation, the people around its help, and the network it may be sent on to. */
export interface Helped {
  organisationId: string;
  networkId: string;
  otherNetworkId: string;
  lead: AskingPerson;
  coordinator: AskingPerson;
  provider: AskingPerson;
  declined: AskingPerson;
  /** What stands in all that is sealed. */
  words: string;
}

/** Calendar, asking and help of one organisation, under the names that stand in `tests/matrix/routes.ts`. */
export async function makeAssistance(helped: Helped): Promise<Record<string, string>> {
  const delivery = await makeDelivery(helped);
  return { ...(await makeCalendarOf(helped.lead, helped.words)), ...delivery, ...(await makeAsking(helped, delivery.engagement ?? '')) };
}

/** What a person's calendar holds of their own: nothing of it is anybody else's. */
async function makeCalendarOf(person: AskingPerson, words: string): Promise<Record<string, string>> {
  const said = await saySome(ownAvailability(person), { personId: person.id }, words);
  await makeFeed(person, { words, locale: 'en' });
  return {
    feedSecret: (await makeFeed(person, { words: null, locale: 'en' })).split('/')[2] ?? '',
    feed: (await database().calendarFeed.findFirstOrThrow({ where: { personId: person.id, words: { not: null } } })).id,
    ...said,
    booking: (await makeBooking({ people: [person.id], at: inAWeek() })).id,
  };
}

function inAWeek(): Date {
  return new Date(Date.now() + 7 * 86_400_000);
}

/** An absence, other hours and busy times from elsewhere, of a person or a site. */
async function saySome(owner: AvailabilityOwner, holder: { personId: string } | { siteId: string }, words: string): Promise<{ absence: string; exception: string; busyImport: string }> {
  const day = inAWeek().toISOString().slice(0, 10);
  await addAbsence(owner, { firstDay: day, lastDay: day });
  await addException(owner, { day, fromMinute: 60, toMinute: 120 });
  await importBusyTimes(owner, `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:${words}\nDTSTART:${day.replaceAll('-', '')}T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n`);
  const within = { where: { availability: holder } };
  return {
    absence: (await database().absence.findFirstOrThrow(within)).id,
    exception: (await database().availabilityException.findFirstOrThrow(within)).id,
    busyImport: (await database().busyImport.findFirstOrThrow(within)).id,
  };
}

/** Engagements of the organisation at each point that their pages tell apart, with words in all that is sealed. */
async function makeDelivery({ organisationId, networkId, lead, coordinator, provider, declined, words }: Helped): Promise<Record<string, string>> {
  const agree = () => makeAgreedEngagement({ lead, coordinator, organisationId }, { words });
  const invited = async (person: AskingPerson, engagementId: string) => {
    await inviteProvider(coordinator, engagementId, person.id);
    return (await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: person.id } })).id;
  };
  for (const [person, about] of [[provider, words], [declined, '']] as const) await makeProfile(person, { about, countries: ['IN'] });
  const [engagement, ended, ending] = [await agree(), await agree(), await agree()];
  await declineInvitation(declined, await invited(declined, engagement), words);
  for (const one of [engagement, ended]) await makeAcceptance(coordinator, one, provider);
  const [heldMeeting = '', meeting = '', cancellable = ''] = await makeSessions(coordinator, engagement, [lead.id, provider.id], { at: new Date(Date.now() - 86_400_000), count: 3, words });
  await settleSession(provider, heldMeeting, 'hold');
  // Begun, and nobody has said yet how it went.
  const [begun = ''] = await makeSessions(coordinator, engagement, [lead.id, provider.id], { at: new Date(Date.now() - 3 * 86_400_000), words });
  for (const kind of ['shared', 'private'] as const) await writeNote(lead, meeting, { kind, text: words });
  await keepReport(provider, engagement, { step: 'hand_in', done: words, results: words, lessons: words, halfDays: 2, version: 0 });
  await closeEngagement(coordinator, ended, words);
  await evaluate(lead, ended, { organisation: organisationId, usefulness: 5, fit: 5, respect: 5, safety: 5, text: words });
  await database().followUp.updateMany({ where: { engagementId: ended, month: 3 }, data: { dueOn: new Date(Date.now() - 86_400_000) } });
  // Terms that say enough to be agreed to.
  const drafted = await agree();
  await proposeTerms(coordinator, drafted);
  const site = await addSite(coordinator, networkId, { name: `Room ${words}`, zone: 'Africa/Nairobi', capacity: 12 });
  await saySome(await siteAvailability(coordinator, site), { siteId: site }, words);
  return {
    engagement,
    drafted,
    begun,
    endedEngagement: ended,
    meeting,
    heldMeeting,
    cancellable,
    site,
    agreed: await agree(),
    providing: provider.id,
    invited: await invited(provider, await agree()),
    refusable: await invited(provider, await agree()),
    recallable: await invited(provider, await agree()),
    ending: await makeAcceptance(coordinator, ending, provider),
    stepping: await makeAcceptance(coordinator, await agree(), provider),
    note: (await database().sessionNote.findFirstOrThrow({ where: { sessionId: meeting, kind: 'private' } })).id,
    output: await addOutput(lead, engagement, { title: words, sessionId: null, bytes: Buffer.from(words), givenName: 'a.txt' }),
    removable: await addOutput(lead, engagement, { title: words, sessionId: null, bytes: Buffer.from(words), givenName: 'a.txt' }),
    followUp: (await database().followUp.findFirstOrThrow({ where: { engagementId: ended, month: 3 } })).id,
  };
}

const wordsOfRequest = (words: string) => ({ need: words, difference: words, takingPart: words, urgencyReason: words, security: words });
const ALONE = { engagementId: null, topics: ['governance' as const], form: 'remote' as const };

/** Requests at each point that their pages tell apart, with words in all that is sealed. */
async function makeAsking({ organisationId, lead, coordinator, words }: Helped, engagementId: string): Promise<Record<string, string>> {
  const sent = () => makeRequest(lead, organisationId, wordsOfRequest(words));
  const asked = await sent();
  await writeClarification(coordinator, asked, words);
  return {
    asked,
    scoping: await acceptRequest(coordinator, await sent(), ALONE),
    unsent: await makeDraft(lead, organisationId, wordsOfRequest(words)),
    givenRequest: (await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId } })).requestId,
  };
}

/**
 * What a move uses up, to be made anew for each who tries it. The referred requests are of an organisation of its own, whose name
 * the other network may read.
 */
export async function makersOfFresh({ organisationId, networkId, otherNetworkId, lead, coordinator, words }: Helped): Promise<Record<string, () => Promise<string>>> {
  const elsewhere = await makeOrganisation({ name: 'Quiet House', networkId });
  await database().membership.create({ data: { id: newId(), personId: lead.id, organisationId: elsewhere, role: 'lead' } });
  const leadElsewhere = { ...lead, memberships: [...lead.memberships, { organisationId: elsewhere, role: 'lead' as const, kind: 'national' as const, networkId }] };
  const sent = () => makeRequest(lead, organisationId, wordsOfRequest(words));
  return {
    freshRequest: sent,
    freshEngagement: async () => acceptRequest(coordinator, await sent(), ALONE),
    async freshReferred() {
      const id = await makeRequest(leadElsewhere, elsewhere);
      await referRequest(coordinator, id, { networkId: otherNetworkId, reason: 'why' });
      return id;
    },
  };
}
