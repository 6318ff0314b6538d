import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { keepAttendance } from '#app/domain/assistance/attendance.server.ts';
import { addOutput } from '#app/domain/assistance/outputs.server.ts';
import type { ProfileEntry } from '#app/domain/assistance/provider-forms.ts';
import { bookPlan } from '#app/domain/assistance/scheduling.server.ts';
import { writeNote } from '#app/domain/assistance/session-notes.server.ts';
import { moveSessionTo, settleSession } from '#app/domain/assistance/sessions.server.ts';
import { agreeToTerms, readTerms, saveTerms } from '#app/domain/assistance/terms.server.ts';
import type { Topic } from '#app/domain/assistance/topics.ts';
import { acceptRequest } from '#app/domain/assistance/triage.server.ts';
import { saveAvailability } from '#app/domain/calendar/availability.server.ts';
import { addAbsence } from '#app/domain/calendar/days-ahead.server.ts';
import { addSite, siteAvailability } from '#app/domain/calendar/sites.server.ts';
import { momentOf } from '#app/domain/calendar/local-time.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeRequest, type RequestScene } from './assistance.server.ts';
import { makeAvailability } from './calendar.server.ts';
import { makeAcceptance, makeProfile } from './engagements.server.ts';

/** Whoever gives and has assistance in the demonstration. */
export interface DeliveryCast {
  coordinator: AskingPerson;
  providers: { cedar: AskingPerson; argan: AskingPerson; rooibos: AskingPerson; moringa: AskingPerson; jasmine: AskingPerson };
  umoja: { id: string; lead: AskingPerson };
  etoiles: { id: string; lead: AskingPerson };
  mwangaza: { id: string; lead: AskingPerson };
}

interface Plan {
  provider: AskingPerson;
  party: { id: string; lead: AskingPerson };
  topics: Topic[];
  need: string;
  objectives: string;
  languages: RequestScene['languages'];
  /** The hour on the provider's clock, and the weekdays (Monday is 1). */
  hour: string;
  weekdays: readonly number[];
  zone: string;
  /** Where one meets in person; from afar without. */
  site?: string;
  /** Nobody has said yet how the latest session went. */
  isBehind?: boolean;
}

const DAY = 86_400_000;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const midnight = (at: Date) => new Date(`${dayOf(at)}T00:00:00Z`);

/** Peers with what they know, in five zones; sites with their hours; and a month full of sessions, some behind and most ahead. */
export async function seedDeliveryDemo(cast: DeliveryCast): Promise<void> {
  const { coordinator, providers, umoja, etoiles, mwangaza } = cast;
  await seedProfiles(providers);
  await setZones([[coordinator, 'Africa/Nairobi'], [umoja.lead, 'Africa/Nairobi'], [etoiles.lead, 'Africa/Dakar'], [mwangaza.lead, 'Africa/Dar_es_Salaam']]);
  const room = await seedSite(coordinator, { name: 'The upper room', zone: 'Africa/Nairobi', capacity: 12 });
  const courtyard = await seedSite(coordinator, { name: 'La cour aux manguiers', zone: 'Africa/Dakar', capacity: 25 });
  const plans: Plan[] = [
    { provider: providers.cedar, party: umoja, topics: ['finance-and-budget'], need: 'A budget that all of us can read.', objectives: 'Every month we know what is left.', languages: ['en', 'sw'], hour: '10:00', weekdays: [2, 4], zone: 'Africa/Nairobi', site: room },
    { provider: providers.argan, party: etoiles, topics: ['governance'], need: 'Un conseil qui se réunit et qui décide.', objectives: 'Le conseil se réunit tous les deux mois, et chacunE sait ce qui a été décidé.', languages: ['fr'], hour: '15:00', weekdays: [1, 3], zone: 'Africa/Dakar', site: courtyard },
    { provider: providers.rooibos, party: mwangaza, topics: ['strategic-planning'], need: 'A plan for three years that fits on two pages.', objectives: 'Members can say the three aims of the plan.', languages: ['en'], hour: '11:30', weekdays: [1, 5], zone: 'Africa/Johannesburg', isBehind: true },
    { provider: providers.jasmine, party: umoja, topics: ['community-led-services'], need: 'How a collective runs its own safe space.', objectives: 'Rules of the house that the women of the street group wrote.', languages: ['en'], hour: '17:00', weekdays: [3], zone: 'Asia/Kolkata' },
    { provider: providers.moringa, party: etoiles, topics: ['proposal-development'], need: 'Une proposition que toutes comprennent.', objectives: 'Un budget et un texte de six pages, relus par le conseil.', languages: ['fr'], hour: '12:00', weekdays: [2, 5], zone: 'Africa/Douala' },
  ];
  for (const plan of plans) await seedUnderway(coordinator, plan);
}

/** A site with its hours, closed over the turn of the year. */
async function seedSite(coordinator: AskingPerson, entry: { name: string; zone: string; capacity: number }): Promise<string> {
  const id = await addSite(coordinator, coordinator.memberships[0]?.organisationId ?? '', entry);
  const site = await siteAvailability(coordinator, id);
  await saveAvailability(site, { version: 0, zone: entry.zone, noticeMinutes: 720, bufferMinutes: 30, hoursAWeek: 30, weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 9 * 60, toMinute: 18 * 60 })) });
  const year = new Date().getUTCFullYear();
  await addAbsence(site, { firstDay: `${year}-12-24`, lastDay: `${year + 1}-01-02` });
  return id;
}

async function seedProfiles({ cedar, argan, rooibos, moringa, jasmine }: DeliveryCast['providers']): Promise<void> {
  const both = [{ language: 'fr' as const, level: 3 as const }, { language: 'en' as const, level: 2 as const }];
  const profiles: [AskingPerson, string, Partial<ProfileEntry>][] = [
    [cedar, 'Africa/Nairobi', { weeklyHours: 8, countries: ['KE', 'TZ', 'UG'], about: 'I was treasurer for nine years. I like short calls and real figures.', topics: [{ topic: 'finance-and-budget', level: 3 }, { topic: 'donor-reporting', level: 3 }, { topic: 'governance', level: 1 }], languages: [{ language: 'sw', level: 3 }, { language: 'en', level: 3 }] }],
    [argan, 'Africa/Dakar', { weeklyHours: 6, about: 'Je préfère les après-midi.', topics: [{ topic: 'governance', level: 3 }, { topic: 'membership', level: 2 }], languages: [{ language: 'fr', level: 3 }, { language: 'wo', level: 3 }] }],
    [rooibos, 'Africa/Johannesburg', { weeklyHours: 10, topics: [{ topic: 'strategic-planning', level: 3 }, { topic: 'change-management', level: 2 }, { topic: 'finance-and-budget', level: 1 }], languages: [{ language: 'en', level: 3 }, { language: 'zu', level: 3 }] }],
    [moringa, 'Africa/Douala', { weeklyHours: 5, topics: [{ topic: 'proposal-development', level: 2 }, { topic: 'addressing-violence', level: 3 }, { topic: 'finance-and-budget', level: 2 }, { topic: 'governance', level: 1 }], languages: both, exclusions: ['Lumière de Lomé'] }],
    [jasmine, 'Asia/Kolkata', { weeklyHours: 4, openToNetworks: true, forms: ['remote', 'exchange_visit'], regions: ['africa', 'asia-pacific'], topics: [{ topic: 'community-led-services', level: 3 }, { topic: 'community-empowerment', level: 3 }], languages: [{ language: 'hi', level: 3 }, { language: 'en', level: 2 }] }],
  ];
  for (const [person, zone, entry] of profiles) {
    await makeProfile(person, entry);
    await makeAvailability(person.id, { zone, from: 9, until: 18, hoursAWeek: entry.weeklyHours ?? null, bufferMinutes: 15, noticeMinutes: 1440 });
  }
}

async function setZones(people: readonly (readonly [AskingPerson, string])[]): Promise<void> {
  for (const [{ id }, timeZone] of people) await database().person.update({ where: { id }, data: { timeZone }, select: { id: true } });
}

/** An engagement from its request to sessions that are booked for a month and a half. */
async function seedUnderway(coordinator: AskingPerson, plan: Plan): Promise<void> {
  const { provider, party, hour, weekdays, zone } = plan;
  const now = new Date();
  const engagementId = await seedAgreed(coordinator, plan, new Date(now.getTime() - 14 * DAY), new Date(now.getTime() + 40 * DAY), 30);
  await makeAcceptance(coordinator, engagementId, provider);
  const days = Array.from({ length: 46 }, (_, i) => new Date(midnight(now).getTime() + (i - 14) * DAY)).filter((day) => weekdays.includes(day.getUTCDay()));
  const times = days.flatMap((day, row) => {
    const moment = momentOf(dayOf(day), hour, zone);
    return moment.kind === 'never' ? [] : [{ row, startsAt: moment.at, endsAt: new Date(moment.at.getTime() + 60 * 60_000) }];
  });
  await bookPlan(coordinator, engagementId, { step: 'book', people: [provider.id, party.lead.id, ...(plan.site ? [plan.site] : [])], minutes: 60, zone, form: plan.site ? 'in_person' : 'remote', place: plan.site ? null : 'The usual room, one opens it five minutes before', agenda: plan.objectives, times });
  const sessions = await database().assistanceSession.findMany({ where: { engagementId }, orderBy: { booking: { startsAt: 'asc' } }, select: { id: true, booking: { select: { startsAt: true, endsAt: true } } } });
  const past = sessions.filter(({ booking }) => booking.endsAt <= now);
  for (const [i, { id }] of past.entries()) {
    if (plan.isBehind && i === past.length - 1) continue;
    await settleSession(provider, id, i === 1 ? 'miss' : 'hold');
    if (i === 1) continue;
    await keepAttendance(provider, id, { version: 1, headcount: 4 + i, presences: [{ personId: provider.id, presence: 'present' }, { personId: party.lead.id, presence: i === 2 ? 'excused' : 'present' }] });
    await writeNote(provider, id, { kind: 'shared', text: 'We went through what each side had done since, and agreed who does what until next time.' });
  }
  const last = sessions.at(-1);
  if (last) {
    const to = { startsAt: new Date(last.booking.startsAt.getTime() + 2 * 3_600_000), endsAt: new Date(last.booking.endsAt.getTime() + 2 * 3_600_000), zone };
    const moved = await moveSessionTo(coordinator, last.id, to);
    if ('objections' in moved) await moveSessionTo(coordinator, last.id, { ...to, anyway: moved.objections.map(({ key }) => key) });
  }
  await addOutput(provider, engagementId, { title: 'Notes of our first three sessions', sessionId: null, bytes: Buffer.from(`${plan.objectives}\n\nWhat we agreed, in a page.\n`), givenName: 'notes.txt' });
}

/** An engagement whose request and terms came so many days ago. */
export async function seedAgreed(coordinator: AskingPerson, { party, topics, need, objectives, languages }: Pick<Plan, 'party' | 'topics' | 'need' | 'objectives' | 'languages'>, startsOn: Date, endsOn: Date, daysAgo: number): Promise<string> {
  setClock(() => new Date(Date.now() - daysAgo * DAY));
  try {
    const request = await makeRequest(party.lead, party.id, { topics, need, difference: objectives, languages: languages ?? ['en'] });
    const engagementId = await acceptRequest(coordinator, request, { engagementId: null, topics, form: 'remote' });
    const edit = async () => (await readTerms(coordinator, engagementId)).versions.find(({ state }) => state === 'draft')?.edit ?? 1;
    await saveTerms(coordinator, engagementId, { objectives, outputs: 'A page that everyone has read, and notes of each session.', method: 'Calls of an hour; between them each side works on its own part.', halfDays: 8, startsOn: midnight(startsOn), endsOn: midnight(endsOn), edit: await edit() });
    for (const person of [coordinator, party.lead]) await agreeToTerms(person, engagementId, await edit());
    return engagementId;
  } finally {
    setClock();
  }
}
