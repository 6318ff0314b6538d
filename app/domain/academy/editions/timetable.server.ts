import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { findBusy } from '#app/domain/calendar/busy-days.server.ts';
import { numberOfDay } from '#app/domain/calendar/local-time.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { within } from '#app/platform/ability.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Edition, Prisma } from '#app/platform/generated/client.ts';
import { listTaught } from '../library/taught.server.ts';
import { mayChange } from './edition-model.ts';
import { editionAbilities } from './edition-policy.ts';
import { dayOf, holdEdition } from './editions.server.ts';
import type { TimetableSession } from './timetable.ts';
import { FIRST_FRAME, planOf, type Frame } from './timetable-plan.ts';

export const placeOfName = (rowId: string) => ({ model: 'timetable_place', field: 'name', rowId });
export const placeOfWords = (rowId: string) => ({ model: 'timetable_entry', field: 'words', rowId });

/** An edition whose timetable someone follows: its coordinators, its faculty, and who goes there. @throws NotFound */
export async function findFollowed(person: AskingPerson, id: string): Promise<Edition> {
  const found = await database().edition.findFirst({ where: { AND: [{ id }, within(editionAbilities(person), 'follow', 'Edition')] } });
  if (!found) throw new NotFound();
  return found;
}

/** How many days an edition has. */
export function daysOf({ startsOn, endsOn }: Pick<Edition, 'startsOn' | 'endsOn'>): number {
  return numberOfDay(dayOf(endsOn)) - numberOfDay(dayOf(startsOn)) + 1;
}

const KEPT = {
  timetable: true,
  places: { orderBy: [{ siteId: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }, { id: 'asc' }], select: { id: true, name: true, siteId: true, capacity: true, travelMinutes: true, version: true } },
  entries: { orderBy: [{ day: 'asc' }, { fromMinute: 'asc' }, { group: 'asc' }, { id: 'asc' }], select: { id: true, kind: true, moduleId: true, placeId: true, day: true, fromMinute: true, untilMinute: true, group: true, words: true, isFixed: true, removedAt: true, bookingId: true, version: true, trainers: { select: { personId: true } } } },
  sent: { where: { state: 'selected' }, select: { _count: { select: { delegates: { where: { state: 'confirmed' } } } } } },
  trainers: { orderBy: [{ person: { searchText: 'asc' } }, { personId: 'asc' }], select: { personId: true, person: { select: { pseudonym: true } } } },
} satisfies Prisma.EditionSelect;

/** A timetable as it is kept, its words opened: for whoever follows it, as the caller has made sure. */
export async function loadTimetable(edition: Edition, locale: Locale, tx: Transaction = database()) {
  const [kept, modules, safe] = [
    await tx.edition.findUniqueOrThrow({ where: { id: edition.id }, relationLoadStrategy: 'join', select: KEPT }),
    await listTaught(edition.curriculumId, locale, tx),
    await openSafe(edition.networkId, tx),
  ];
  const places = kept.places.map(({ name, ...place }) => ({ ...place, name: safe.unseal(name, placeOfName(place.id)) }));
  const titles = new Map([...modules.map(({ id, title }): [string, string] => [id, title]), ...places.map(({ id, name }): [string, string] => [id, name])]);
  const entries = kept.entries.map(({ words, trainers, ...entry }) => {
    const item = entry.kind === 'module' ? entry.moduleId : entry.kind === 'visit' ? entry.placeId : null;
    return { ...entry, item, trainers: trainers.map(({ personId }) => personId), title: words === null ? (titles.get(item ?? '') ?? '–') : safe.unseal(words, placeOfWords(entry.id)) };
  });
  const frame: Frame = kept.timetable ?? FIRST_FRAME;
  return {
    edition,
    frame,
    version: kept.timetable?.version ?? 0,
    publishedAt: kept.timetable?.publishedAt ?? null,
    places,
    modules,
    faculty: kept.trainers.map(({ personId, person: { pseudonym } }) => ({ id: personId, pseudonym })),
    coming: kept.sent.reduce((sum, { _count }) => sum + _count.delegates, 0),
    entries: entries.filter(({ removedAt }) => removedAt === null),
    removed: entries.filter(({ removedAt }) => removedAt !== null),
  };
}
export type LoadedTimetable = Awaited<ReturnType<typeof loadTimetable>>;
export type LoadedEntry = LoadedTimetable['entries'][number];

/** What the pure thinking needs of it: with how many come, and when who teaches and what is visited cannot. For coordinators. */
export async function planTimetable({ edition, frame, places, modules, faculty, coming, entries }: LoadedTimetable, tx: Transaction = database()) {
  const trainers = faculty.map(({ id }) => id);
  const sites = places.flatMap(({ siteId }) => siteId ?? []);
  const besides = entries.flatMap(({ bookingId }) => bookingId ?? []);
  const busy = await findBusy({ people: trainers, sites }, { first: dayOf(edition.startsOn), last: dayOf(edition.endsOn), zone: edition.zone }, { besides, tx });
  const away = new Map([...busy, ...places.flatMap(({ id, siteId }) => (siteId ? [[id, busy.get(siteId) ?? []] as const] : []))]);
  const plan = planOf({ frame, days: daysOf(edition), people: coming || edition.teams * edition.placesPerTeam, modules, trainers, away, places: places.map(({ id, siteId, capacity, travelMinutes }) => ({ id, isSite: siteId !== null, capacity, travel: travelMinutes })) });
  return { plan, sessions: entries.map(toSession) };
}

export function toSession({ item, group, day, fromMinute, untilMinute, placeId, trainers }: LoadedEntry): TimetableSession {
  return { item, group, day, from: fromMinute, until: untilMinute, place: placeId, trainers };
}

/** Holds a timetable that is about to be changed: whoever else would change it waits. @throws Refusal once the edition is over */
export async function holdTimetable(tx: Transaction, id: string): Promise<Edition> {
  const edition = await holdEdition(tx, id);
  if (!mayChange(edition)) throw new Refusal('academy.editions.refusals.over');
  return edition;
}

/** Says that something in it has changed; begins it with the first. */
export async function markChanged(tx: Transaction, editionId: string): Promise<void> {
  await tx.$executeRaw`insert into edition_timetable (edition_id, breaks) values (${editionId}::uuid, ${[...FIRST_FRAME.breaks]}::smallint[]) on conflict (edition_id) do update set version = edition_timetable.version + 1`;
}
