import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { acknowledgeBriefing, consentToShow, debriefVisit, keepPreparation, sayHeld, thankHost } from '#app/domain/academy/sites/visit-course.server.ts';
import { confirmVisit, requestVisit, type VisitOrder } from '#app/domain/academy/sites/visit-requests.server.ts';
import { VISIT_STEPS } from '#app/domain/academy/sites/visit-life.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { database } from '#app/platform/database.server.ts';
import { daysAgo } from './past.server.ts';

const DAY = 86_400_000;
/** How long before it a visit is asked for, in days. */
const AHEAD = 20;

interface Visiting {
  siteId: string;
  host: AskingPerson;
  asker: AskingPerson;
  visitors: readonly AskingPerson[];
  source: VisitOrder['source'];
  /** Days from today, by the site’s clock; those that are held lie behind. */
  inDays: number;
  time?: string;
  minutes?: number;
  upTo?: (typeof VISIT_STEPS)[number];
  /** Stands in all that is said. */
  words?: string;
  texts?: Partial<Record<'purpose' | 'security' | 'questions' | 'agenda' | 'saw' | 'takeHome' | 'willTry' | 'thanks', string>>;
  /** Days before it from which the address is read. */
  addressDaysBefore?: number;
  consent?: boolean;
}

let today: number | undefined;

/** The day so many days from today, by the clock of a zone: that of most sites unless told. Today is when this is first asked: what is told across a midnight stays one story. */
export function dayAhead(days: number, zone = 'Africa/Nairobi'): string {
  today ??= Date.now();
  return dayIn(zone, new Date(today + days * DAY));
}

/** A visit as far as is told, each step when it would have been done. */
export async function makeVisit({ siteId, host, asker, visitors, source, inDays, time = '09:30', minutes = 180, upTo = 'requested', words = 'How a day goes here', texts = {}, addressDaysBefore = 0, consent = false }: Visiting): Promise<string> {
  const reaches = (step: (typeof VISIT_STEPS)[number]) => VISIT_STEPS.indexOf(upTo) >= VISIT_STEPS.indexOf(step);
  const say = (field: keyof typeof texts) => texts[field] ?? words;
  const before = Math.max(0, AHEAD - inDays);
  const { zone } = await database().availability.findUniqueOrThrow({ where: { siteId }, select: { zone: true } });
  const id = await daysAgo(before, () => requestVisit(asker, { siteId, source, visitors: visitors.map((one) => one.id), day: dayAhead(inDays, zone), time, minutes, purpose: say('purpose'), security: say('security') }));
  if (reaches('confirmed')) await daysAgo(Math.max(0, before - 3), () => confirmVisit(host, id, dayAhead(inDays - addressDaysBefore, zone)));
  if (reaches('prepared')) {
    await daysAgo(Math.max(0, before - 6), async () => {
      await keepPreparation(asker, id, { questions: say('questions'), agenda: say('agenda'), version: 0 });
      const { version } = await database().demonstrationSite.findUniqueOrThrow({ where: { siteId }, select: { version: true } });
      for (const one of visitors) await acknowledgeBriefing(one, id, { version });
    });
  }
  const version = async () => (await database().siteVisit.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
  const since = Math.max(0, -inDays - 1);
  if (reaches('held')) await daysAgo(since, () => sayHeld(host, id));
  if (reaches('debriefed')) await daysAgo(Math.max(0, since - 1), async () => debriefVisit(asker, id, { saw: say('saw'), takeHome: say('takeHome'), willTry: say('willTry'), version: await version() }));
  if (reaches('thanked')) await daysAgo(Math.max(0, since - 2), () => thankHost(asker, id, say('thanks')));
  if (consent) await consentToShow(visitors[0] ?? asker, id, true);
  return id;
}

/** Lets the day on which the address is read, or the visit itself, have come: for whoever cannot move the clock of a program that runs. */
export async function letVisitCome(id: string, has: 'addressDay' | 'begun'): Promise<void> {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  await database().siteVisit.update({ where: { id }, data: has === 'addressDay' ? { addressFrom: minutes(-1) } : { addressFrom: minutes(-60), startsAt: minutes(-30), endsAt: minutes(60) }, select: { id: true } });
}
