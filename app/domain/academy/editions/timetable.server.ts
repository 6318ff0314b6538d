import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { findBusy } from '#app/domain/calendar/busy-days.server.ts';
import { addDays, numberOfDay, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, readRows, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { Prisma, type Edition } from '#app/platform/generated/client.ts';
import type { TimetableKind, VisitState } from '#app/platform/generated/enums.ts';
import { listFormer, listTaught } from '../library/taught.server.ts';
import { isAtVisit, type EditionDays } from './entry-visit.ts';
import { isOpen } from '../sites/standing.ts';
import { mayChange } from './edition-model.ts';
import { editionAbilities } from './edition-policy.ts';
import { dayOf, holdEdition } from './editions.server.ts';
import type { TimetableSession } from './timetable.ts';
import { FIRST_FRAME, planOf, type Frame } from './timetable-plan.ts';

export const placeOfName = (rowId: string) => ({ model: 'timetable_place', field: 'name', rowId });
export const placeOfWords = (rowId: string) => ({ model: 'timetable_entry', field: 'words', rowId });

/** Whether somebody follows the timetable of an edition: its coordinators, its faculty, and who goes there. @throws NotFound for everyone else */
async function assertFollows(person: AskingPerson, id: string): Promise<void> {
  if (!(await database().edition.findFirst({ where: { AND: [{ id }, within(editionAbilities(person), 'follow', 'Edition')] }, select: { id: true } }))) throw new NotFound();
}

/** How many days an edition has. */
export function daysOf({ startsOn, endsOn }: Pick<Edition, 'startsOn' | 'endsOn'>): number {
  return numberOfDay(dayOf(endsOn)) - numberOfDay(dayOf(startsOn)) + 1;
}

/** The days of an edition, as what is pure asks for them. */
export function daysIn(edition: Pick<Edition, 'startsOn' | 'endsOn' | 'zone'>): EditionDays {
  return { startsOn: dayOf(edition.startsOn), days: daysOf(edition), zone: edition.zone };
}

/** What of an edition its timetable needs. */
type EditionInTime = Pick<Edition, 'id' | 'networkId' | 'state' | 'name' | 'venueFrom' | 'startsOn' | 'endsOn' | 'zone' | 'teams' | 'placesPerTeam'>;

interface KeptTimetable {
  /** Its days as text, as JSON has no others. */
  edition: Omit<EditionInTime, 'venueFrom' | 'startsOn' | 'endsOn'> & { venueFrom: string | null; startsOn: string; endsOn: string };
  timetable: (Frame & { version: number; publishedAt: string | null }) | null;
  places: { id: string; name: string; siteId: string | null; capacity: number | null; travelMinutes: number; version: number; zone: string; hasHost: boolean; closedAt: string | null; confirmedAt: string | null }[];
  /** {@link entriesOf} */
  entries: string | null;
  trainers: string | null;
  /** The newest visit of each entry that has one. */
  visits: { entryId: string; id: string; state: VisitState; startsAt: string; endsAt: string; bookingId: string | null }[];
  faculty: { id: string; pseudonym: string }[];
  coming: number;
  teams: { id: string; group: number | null; people: string[] }[];
}

/** One row, with all that belongs to it: a timetable is many small rows. Its entries come as one text, as PostgreSQL takes ten times as long to write them as JSON, and who teaches as another: put together there, for each entry, that takes twice as long as all entries. */
const keptOf = (editionId: string) => Prisma.sql`
  select json_build_object('id', e.id, 'networkId', e.network_id, 'state', e.state, 'name', e.name, 'venueFrom', e.venue_from, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'zone', e.zone, 'teams', e.teams, 'placesPerTeam', e.places_per_team) as edition,
         (select row_to_json(f) from (
            select version, published_at as "publishedAt", from_minute as "fromMinute", until_minute as "untilMinute", pause_minutes as "pauseMinutes", breaks, days_off as "daysOff", groups, visit_minutes as "visitMinutes"
              from edition_timetable where edition_id = e.id) f) as timetable,
         coalesce((select json_agg(p) from (
            select p.id, p.name, p.site_id as "siteId", p.capacity, p.travel_minutes as "travelMinutes", p.version, coalesce(a.zone, 'UTC') as zone, d.site_id is not null as "hasHost", coalesce(s.closed_at, h.closed_at) as "closedAt", d.confirmed_at as "confirmedAt"
              from timetable_place p left join site s on s.id = p.site_id left join availability a on a.site_id = p.site_id left join demonstration_site d on d.site_id = p.site_id left join organisation h on h.id = d.organisation_id
             where p.edition_id = e.id order by p.site_id nulls first, p.created_at, p.id) p), '[]') as places,
         (select string_agg(concat_ws(' ', n.id, n.kind, coalesce(n.module_id::text, '-'), coalesce(n.place_id::text, '-'), n.day, n.from_minute, n.until_minute, coalesce(n.group_number::text, '-'), coalesce(n.words, '-'), n.is_fixed, n.removed_at is not null, coalesce(n.booking_id::text, '-'), n.version), ' ' order by n.day, n.from_minute, n.group_number, n.id)
            from timetable_entry n where n.edition_id = e.id) as entries,
         (select string_agg(entry_id || ' ' || person_id, ' ' order by person_id) from timetable_trainer where edition_id = e.id) as trainers,
         coalesce((select json_agg(v) from (
            select distinct on (entry_id) entry_id as "entryId", id, state, starts_at as "startsAt", ends_at as "endsAt", booking_id as "bookingId"
              from site_visit where source = 'edition' and source_id = ${editionId}::uuid and entry_id is not null order by entry_id, requested_at desc, id desc) v), '[]') as visits,
         coalesce((select json_agg(t) from (
            select h.id, h.pseudonym from edition_trainer t join person h on h.id = t.person_id where t.edition_id = e.id order by h.search_text, h.id) t), '[]') as faculty,
         (select count(*)::int from edition_team s join edition_delegate d on d.team_id = s.id where s.edition_id = e.id and s.state = 'selected' and d.state = 'confirmed') as coming,
         coalesce((select json_agg(w) from (
            select s.id, s.group_number as "group", coalesce(array_agg(d.person_id) filter (where d.state = 'confirmed'), '{}') as people
              from edition_team s left join edition_delegate d on d.team_id = s.id where s.edition_id = e.id and s.state = 'selected' group by s.id) w), '[]') as teams
    from edition e where e.id = ${editionId}::uuid`;

/** How many words tell an entry. What there is not is `-`; what is sealed has no space in it. */
const AN_ENTRY = 13;

/** @param trained an entry and who teaches it, by their ids, over and over */
function entriesOf(text: string | null, trained: string | null) {
  const words = text?.split(' ') ?? [];
  const ids = trained?.split(' ') ?? [];
  const trainersOf = new Map<string, string[]>();
  for (let at = 0; at < ids.length; at += 2) {
    const [entry = '', trainer = ''] = [ids[at], ids[at + 1]];
    const theirs = trainersOf.get(entry);
    if (theirs) theirs.push(trainer);
    else trainersOf.set(entry, [trainer]);
  }
  return Array.from({ length: words.length / AN_ENTRY }, (_, number) => {
    const [id = '', kind = '', moduleId, placeId, day, from, until, group, sealed, isFixed, isRemoved, bookingId, version] = words.slice(number * AN_ENTRY, (number + 1) * AN_ENTRY);
    return { id, kind: kind as TimetableKind, moduleId: orNull(moduleId), placeId: orNull(placeId), day: Number(day), fromMinute: Number(from), untilMinute: Number(until), group: group === '-' ? null : Number(group), words: orNull(sealed), isFixed: isFixed === 't', isRemoved: isRemoved === 't', bookingId: orNull(bookingId), version: Number(version), trainers: trainersOf.get(id) ?? [] };
  });
}

function orNull(word: string | undefined): string | null {
  return word === undefined || word === '-' ? null : word;
}

/** All that is kept of a timetable, sealed as it is. A transaction asks for one thing after the other. */
async function readKept(editionId: string, locale: Locale, tx?: Transaction) {
  const [[kept], modules] = tx ? [await readRows<KeptTimetable>(keptOf(editionId), tx), await listTaught(editionId, locale, tx)] : await Promise.all([readRows<KeptTimetable>(keptOf(editionId)), listTaught(editionId, locale)]);
  return { kept, modules };
}

/** An edition and its timetable for whoever follows it. Nothing of it is opened for others. @throws NotFound for those */
export async function readFollowed(person: AskingPerson, id: string, locale: Locale) {
  const read = await readKept(id, locale);
  if (!read.kept) throw new NotFound();
  const { venueFrom, startsOn, endsOn, ...said } = read.kept.edition;
  // Coordinators need no other question: what they coordinate they follow.
  if (!actsAs(person, 'coordinator', said.networkId)) await assertFollows(person, id);
  return openTimetable({ ...said, venueFrom: venueFrom === null ? null : new Date(venueFrom), startsOn: new Date(startsOn), endsOn: new Date(endsOn) }, read, locale);
}

/** A timetable as it is kept, its words opened: for whoever follows it, as the caller has made sure. */
export async function loadTimetable(edition: EditionInTime, locale: Locale, tx?: Transaction) {
  return openTimetable(edition, await readKept(edition.id, locale, tx), locale, tx);
}

async function openTimetable(edition: EditionInTime, { kept, modules }: Awaited<ReturnType<typeof readKept>>, locale: Locale, tx?: Transaction) {
  if (!kept) throw new NotFound();
  const safe = await openSafe(edition.networkId, tx);
  const places = kept.places.map(({ name, hasHost, closedAt, confirmedAt, ...place }) => ({
    ...place,
    name: safe.unseal(name, placeOfName(place.id)),
    /** Whether visits can be asked for there; null where nobody hosts any. */
    receives: hasHost ? closedAt === null && isOpen({ confirmedAt: confirmedAt === null ? null : new Date(confirmedAt) }, now()) : null,
  }));
  const all = entriesOf(kept.entries, kept.trainers);
  const taught = new Set(modules.map(({ id }) => id));
  const former = await listFormer([...new Set(all.flatMap(({ moduleId }) => (moduleId && !taught.has(moduleId) ? [moduleId] : [])))], locale, tx);
  const titles = new Map([...[...modules, ...former].map(({ id, title }): [string, string] => [id, title]), ...places.map(({ id, name }): [string, string] => [id, name])]);
  const visits = new Map(kept.visits.map(({ entryId, startsAt, endsAt, ...visit }) => [entryId, { ...visit, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }]));
  const entries = all.map(({ words, ...entry }) => {
    const item = entry.kind === 'module' ? entry.moduleId : entry.kind === 'visit' ? entry.placeId : null;
    return { ...entry, item, visit: visits.get(entry.id) ?? null, title: words === null ? (titles.get(item ?? '') ?? '–') : safe.unseal(words, placeOfWords(entry.id)) };
  });
  const frame: Frame = kept.timetable ?? FIRST_FRAME;
  return {
    edition,
    frame,
    version: kept.timetable?.version ?? 0,
    publishedAt: kept.timetable?.publishedAt ?? null,
    places,
    modules,
    /** Modules of entries that were withdrawn meanwhile, or taken out of the curriculum. */
    former,
    faculty: kept.faculty,
    coming: kept.coming,
    teams: kept.teams,
    entries: entries.filter(({ isRemoved }) => !isRemoved),
    removed: entries.filter(({ isRemoved }) => isRemoved),
  };
}
export type LoadedTimetable = Awaited<ReturnType<typeof loadTimetable>>;
export type LoadedEntry = LoadedTimetable['entries'][number];

/** What the pure thinking needs of it: with how many come, and when who teaches and what is visited cannot. For coordinators. */
export async function planTimetable({ edition, frame, places, modules, faculty, coming, entries }: LoadedTimetable, tx?: Transaction) {
  const trainers = faculty.map(({ id }) => id);
  const sites = places.flatMap(({ siteId }) => siteId ?? []);
  const days = daysIn(edition);
  // Its own visit holds the site of an entry, and stands in its way only from another time.
  const ownVisits = entries.flatMap((entry) => (entry.visit?.bookingId && isAtVisit(entry, entry.visit, days) ? entry.visit.bookingId : []));
  const besides = [...entries.flatMap(({ bookingId }) => bookingId ?? []), ...ownVisits];
  const busy = await findBusy({ people: trainers, sites }, { first: dayOf(edition.startsOn), last: dayOf(edition.endsOn), zone: edition.zone }, { besides, tx });
  const away = new Map([...busy, ...places.flatMap(({ id, siteId }) => (siteId ? [[id, busy.get(siteId) ?? []] as const] : []))]);
  const plan = planOf({ frame, days: daysOf(edition), people: coming || edition.teams * edition.placesPerTeam, modules, trainers, away, places: places.map(({ id, siteId, capacity, travelMinutes }) => ({ id, isSite: siteId !== null, capacity, travel: travelMinutes })) });
  return { plan, sessions: entries.map(toSession) };
}

export function toSession({ item, group, day, fromMinute, untilMinute, placeId, trainers }: LoadedEntry): TimetableSession {
  return { item, group, day, from: fromMinute, until: untilMinute, place: placeId, trainers };
}

/** An entry as a line tells it. @param startsOn the first day of its edition */
export function lineOf(startsOn: string, { id, title, day, fromMinute, untilMinute, group }: LoadedEntry) {
  return { id, title, date: addDays(startsOn, day), from: timeOfMinute(fromMinute), until: timeOfMinute(untilMinute), group };
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
