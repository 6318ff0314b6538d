import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readAsking, standForVisit } from '#app/domain/academy/editions/entry-visits.server.ts';
import { addEntry, readChoices } from '#app/domain/academy/editions/timetable-entries.server.ts';
import { confirmVisit, requestVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import { localOf } from '#app/domain/calendar/local-time.ts';
import { ownEntry, placeNamed } from './timetables.server.ts';

interface VisitOfEntry {
  coordinator: AskingPerson;
  host: AskingPerson;
  /** Of those who go to the edition, who comes. */
  visitors: readonly AskingPerson[];
  edition: string;
  siteId: string;
  upTo?: 'requested' | 'confirmed';
  /** Stands in all that is said. */
  words?: string;
}

/** Puts a visit to a site that is among the places of a timetable into it, by hand. Returns the entry. */
export async function placeVisit(coordinator: AskingPerson, edition: string, { place, ...when }: { place: string; day: number; from: string; minutes: number }): Promise<string> {
  const what = await placeNamed(coordinator, edition, place);
  await addEntry(coordinator, edition, ownEntry({ ...when, what, words: null }), 'en');
  return (await readChoices(coordinator, edition, 'en')).entries.find(({ placeId, day }) => placeId === what && day === when.day)?.id ?? '';
}

/** Asks the host for the visit of an entry, as its coordinator does from the timetable; confirmed, the address is read on the day itself. */
export async function makeVisitOfEntry(entryId: string, { coordinator, host, visitors, edition, siteId, upTo = 'requested', words = 'How a day goes here' }: VisitOfEntry): Promise<string> {
  const { editionId, entry, when } = await readAsking(coordinator, entryId, siteId, 'en');
  const id = await requestVisit(coordinator, { siteId, source: { kind: 'edition', id: edition }, visitors: visitors.map((one) => one.id), ...when, purpose: words, security: words, entry: standForVisit(coordinator, { editionId, entry }) });
  if (upTo === 'confirmed') await confirmVisit(host, id, localOf(when.startsAt, when.zone).day);
  return id;
}
