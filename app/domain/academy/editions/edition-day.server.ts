import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { dayOfEdition, findPart, partIn } from './edition-part.server.ts';
import { dayOf, findEdition } from './editions.server.ts';
import { daysOf, HALVES, isRead } from './running-model.ts';

/** What there is to do and to read on a day of an edition, for who has a part in it. @throws NotFound */
export async function readDay(person: AskingPerson, id: string, number: number) {
  const { edition, leads, today } = await findPart(person, id);
  const day = dayOfEdition(edition, number);
  return { id, number, day, leads, isToCome: day > today, halves: leads ? HALVES : [] };
}

/** The days of an edition and its other parts as they are offered on its page; null for who has no part in it, and before there is any. @throws NotFound */
export async function readRunning(person: AskingPerson, id: string) {
  const edition = await findEdition(person, id);
  const part = await partIn(person, edition);
  if (!part || !isRead(edition.state)) return null;
  const days = daysOf({ startsOn: dayOf(edition.startsOn), endsOn: dayOf(edition.endsOn) });
  return { leads: part.leads, isRunning: edition.state === 'running', days: days.map((day, i) => ({ number: i + 1, day, isToday: day === part.today })) };
}

/** The half of a day that an address names. @throws NotFound */
export function halfParam(value: string | undefined): (typeof HALVES)[number] {
  const half = HALVES.find((one) => one === value);
  if (!half) throw new NotFound();
  return half;
}
