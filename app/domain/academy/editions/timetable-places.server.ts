import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { listOpenSites } from '#app/domain/calendar/sites.server.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { mayChange } from './edition-model.ts';
import { findCoordinated } from './editions.server.ts';
import { GOING_ON } from '../sites/visit-life.ts';
import type { PlaceEntry } from './timetable-forms.ts';
import { rememberGone } from './timetable-feed.server.ts';
import { holdTimetable, markChanged, placeOfName } from './timetable.server.ts';

/** How many rooms and sites an edition can have. */
const MOST_PLACES = 30;

/** The rooms of an edition and the sites that are visited, with the sites that the network could add. For its coordinators. @throws NotFound, Refusal */
export async function readPlaces(person: AskingPerson, id: string) {
  const edition = await findCoordinated(person, id);
  const [rows, sites, safe] = await Promise.all([
    database().timetablePlace.findMany({ where: { editionId: id }, orderBy: [{ siteId: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }, { id: 'asc' }], select: { id: true, name: true, siteId: true, capacity: true, travelMinutes: true, version: true } }),
    listOpenSites(edition.networkId),
    openSafe(edition.networkId),
  ]);
  const places = rows.map(({ name, ...place }) => ({ ...place, name: safe.unseal(name, placeOfName(place.id)) }));
  return { id, mayChange: mayChange(edition), places, sites: sites.map(({ id: site, name, capacity }) => ({ id: site, name, capacity })) };
}

/** One of them. @throws NotFound, Refusal */
export async function readPlace(person: AskingPerson, id: string, placeId: string) {
  const all = await readPlaces(person, id);
  const place = all.places.find((one) => one.id === placeId);
  if (!place) throw new NotFound();
  return { ...all, place };
}

/**
 * Adds a room or a site (`placeId` null), or changes what is said of it. Whether it is a room or which site stays. A site has room for
 * as many as the calendar says, unless fewer are said here. @throws NotFound; Refusal by the field, when there are too many, it was changed meanwhile or is over
 */
export async function keepPlace(person: AskingPerson, id: string, placeId: string | null, { name, site, capacity, travel, version }: PlaceEntry): Promise<void> {
  const { places, sites } = placeId ? await readPlace(person, id, placeId) : await readPlaces(person, id);
  const siteId = placeId ? (places.find((one) => one.id === placeId)?.siteId ?? null) : site;
  const known = sites.find((one) => one.id === siteId);
  if (!placeId && siteId !== null && !known) throw new RefusedField('site', 'ui.forms.errors.choose');
  if (!placeId && places.some((one) => one.siteId !== null && one.siteId === siteId)) throw new RefusedField('site', 'academy.editions.timetable.refusals.siteThere');
  if (siteId === null && travel !== null && travel > 0) throw new RefusedField('travel', 'academy.editions.timetable.errors.travelToRoom');
  if (known?.capacity && capacity !== null && capacity > known.capacity) throw new RefusedField('capacity', 'academy.editions.timetable.errors.capacityOfSite', { count: known.capacity });
  await inTransaction(async (tx) => {
    const edition = await holdTimetable(tx, id);
    const rowId = placeId ?? newId();
    const fields = { name: (await openSafe(edition.networkId, tx)).seal(name, placeOfName(rowId)), capacity: capacity ?? known?.capacity ?? null, travelMinutes: travel ?? 0 };
    if (placeId) {
      const { count } = await tx.timetablePlace.updateMany({ where: { id: placeId, editionId: id, version }, data: { ...fields, version: { increment: 1 } } });
      if (count === 0) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    } else {
      if ((await tx.timetablePlace.count({ where: { editionId: id } })) >= MOST_PLACES) throw new Refusal('academy.editions.timetable.refusals.manyPlaces', { count: MOST_PLACES });
      await tx.timetablePlace.create({ data: { id: rowId, editionId: id, siteId, ...fields, createdAt: now() }, select: { id: true } });
    }
    await markChanged(tx, id);
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.timetablePlanned', subjectType: 'edition', subjectId: id });
  });
}

/** Takes a place out in which nothing is held. @throws NotFound; Refusal while something is, or the edition is over */
export async function removePlace(person: AskingPerson, id: string, placeId: string): Promise<void> {
  await readPlace(person, id, placeId);
  await inTransaction(async (tx) => {
    const edition = await holdTimetable(tx, id);
    const held = await tx.timetableEntry.count({ where: { editionId: id, placeId, OR: [{ removedAt: null }, { visits: { some: { state: { in: [...GOING_ON] } } } }] } });
    if (held > 0) throw new Refusal('academy.editions.timetable.refusals.placeUsed', { count: held });
    const forgotten = await tx.timetableEntry.findMany({ where: { editionId: id, placeId }, select: { id: true } });
    const timetable = await tx.editionTimetable.findUnique({ where: { editionId: id }, select: { publishedAt: true } });
    // Calendars still have to be told that what was held here is off.
    if (timetable?.publishedAt) await rememberGone(tx, id, forgotten.map((one) => one.id), timetable.publishedAt);
    await tx.timetableEntry.deleteMany({ where: { editionId: id, placeId } });
    await tx.timetablePlace.deleteMany({ where: { id: placeId, editionId: id } });
    await markChanged(tx, id);
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.timetablePlanned', subjectType: 'edition', subjectId: id });
  });
}
