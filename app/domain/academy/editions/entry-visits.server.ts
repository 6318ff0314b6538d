import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { localOf, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { mayChange } from './edition-model.ts';
import { editionAbilities } from './edition-policy.ts';
import { standOfVisit, timeInEdition, type StandOfVisit } from './entry-visit.ts';
import { CALLED_OFF, isCalledOff, isGoingOn } from '../sites/visit-life.ts';
import { keepBookings, timeOf, timeOrNull } from './timetable-bookings.server.ts';
import { changeEntry, readEntry } from './timetable-entries.server.ts';
import { daysIn, holdTimetable, markChanged, type LoadedEntry, type LoadedTimetable } from './timetable.server.ts';

/** Where the visit of an entry stands; null for what is no visit. @param timetable loaded for whoever may plan it */
export function standIn(timetable: Pick<LoadedTimetable, 'edition' | 'places' | 'coming'>, entry: LoadedEntry): StandOfVisit | null {
  if (entry.kind !== 'visit') return null;
  const receives = timetable.places.find(({ id }) => id === entry.placeId)?.receives ?? null;
  const stand = standOfVisit({ time: timeOrNull(timetable.edition, entry), isRemoved: entry.isRemoved, visit: entry.visit, receives, coming: timetable.coming }, now());
  return mayChange(timetable.edition) ? stand : { ...stand, ask: null };
}

/** Where in the timetable an entry stands that is at the time of its visit; null where there is no such place in it. */
export function placeAtVisit({ edition }: Pick<LoadedTimetable, 'edition'>, { visit }: Pick<LoadedEntry, 'visit'>) {
  return visit && timeInEdition(visit, daysIn(edition));
}

/**
 * What stands in the form by which the host of a site is asked for the visit of an entry: the time that the entry has, by the clock of the site.
 * For the coordinators of its edition. @throws NotFound also where the entry is no visit to that site; Refusal where there is nothing to ask for
 */
export async function readAsking(person: AskingPerson, entryId: string, siteId: string, locale: Locale) {
  const found = await database().timetableEntry.findFirst({ where: { id: entryId, edition: { is: within(editionAbilities(person), 'read', 'Edition') } }, select: { editionId: true } });
  if (!found) throw new NotFound();
  const { entry, ...timetable } = await readEntry(person, found.editionId, entryId, locale);
  const place = timetable.places.find(({ id }) => id === entry.placeId);
  if (entry.kind !== 'visit' || place?.siteId !== siteId) throw new NotFound();
  const stand = standIn(timetable, entry);
  if (!mayChange(timetable.edition)) throw new Refusal('academy.editions.refusals.over');
  const isAsked = entry.visit !== null && !isCalledOff(entry.visit.state);
  if (stand?.ask !== 'now') throw new Refusal(`academy.editions.timetable.refusals.${stand?.ask ?? (isAsked ? 'visitThere' : 'visitPast')}`);
  const { startsAt, endsAt } = timeOf(timetable.edition, entry);
  const { zone } = place;
  return { editionId: found.editionId, entry: { id: entryId, day: entry.day, version: entry.version, group: entry.group }, groups: timetable.frame.groups, coming: timetable.coming, when: { startsAt, endsAt, zone, ...localOf(startsAt, zone), minutes: (endsAt.getTime() - startsAt.getTime()) / 60_000 } };
}

/**
 * What has to be so while a visit is asked for from an entry, and what follows from it: of two who ask at once one does. From then on the
 * host decides on the time of the site, and the timetable books it no more; a proposal leaves the entry where it is.
 */
export function standForVisit(person: AskingPerson, { editionId, entry }: { editionId: string; entry: { id: string; version: number } }) {
  return {
    id: entry.id,
    /** @throws Refusal where it was changed meanwhile, has a visit, or the edition is over */
    async hold(tx: Transaction): Promise<void> {
      await holdTimetable(tx, editionId);
      const held = await tx.timetableEntry.findFirst({ where: { id: entry.id, editionId, removedAt: null }, select: { version: true, visits: { where: { state: { notIn: [...CALLED_OFF] } }, take: 1, select: { id: true } } } });
      if (held && held.visits.length > 0) throw new Refusal('academy.editions.timetable.refusals.visitThere');
      if (held?.version !== entry.version) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    },
    async keep(tx: Transaction): Promise<void> {
      await tx.timetableEntry.update({ where: { id: entry.id }, data: { isFixed: true, version: entry.version + 1 }, select: { id: true } });
      await markChanged(tx, editionId);
      await keepBookings(tx, editionId, person.id);
    },
  };
}

/** Moves an entry to the time of its visit. Returns its day. @throws NotFound; Refusal where it has none that goes on, the time is not in the edition, or it clashes there */
export async function moveToVisit(person: AskingPerson, editionId: string, entryId: string, version: number, locale: Locale): Promise<number> {
  const { entry, ...timetable } = await readEntry(person, editionId, entryId, locale);
  if (!entry.visit || !isGoingOn(entry.visit.state)) throw new Refusal('academy.editions.refusals.notNow');
  const to = placeAtVisit(timetable, entry);
  if (!to) throw new Refusal('academy.editions.timetable.refusals.visitOutside');
  await changeEntry(person, editionId, entryId, { day: to.day, from: timeOfMinute(to.fromMinute), minutes: to.untilMinute - to.fromMinute, place: entry.placeId, trainers: entry.trainers, group: entry.group, words: null, version }, locale);
  return to.day;
}
