import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { addDays, dayIn, numberOfDay, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { isVenueTold, mayChange } from './edition-model.ts';
import { nameOfEdition } from './edition-safe.server.ts';
import { dayOf } from './editions.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { whichAreSeen } from '../sites/visits.server.ts';
import { groupOf } from './edition-groups.ts';
import { placeAtVisit, standIn } from './entry-visits.server.ts';
import { findClashes, type ClashKind } from './timetable-clashes.ts';
import { daysOf, lineOf, planTimetable, readFollowed, type LoadedEntry, type LoadedTimetable } from './timetable.server.ts';
import { isFor } from './timetable.ts';

export type ShownDays = number | 'all' | null;

/**
 * A timetable as each of those who follow it sees it: coordinators as it is planned, with its clashes; faculty and those who go there
 * once it is published. Names of rooms and sites are told with the venue. One day of it, today or the first where none is asked for, or all. @throws NotFound
 */
export async function readTimetable(person: AskingPerson, id: string, locale: Locale, asked: ShownDays) {
  const timetable = await readFollowed(person, id, locale);
  const { edition } = timetable;
  const coordinates = actsAs(person, 'coordinator', edition.networkId);
  const safe = await openSafe(edition.networkId);
  const { frame, places, faculty, publishedAt, removed } = timetable;
  const isShown = coordinates || publishedAt !== null;
  const leads = coordinates || faculty.some((one) => one.id === person.id);
  // Who goes there reads what is for all and for their own group.
  const ownGroup = isShown && !leads ? groupOf(person.id, timetable.teams, frame.groups) : null;
  const entries = isShown ? timetable.entries.filter(({ group }) => ownGroup === null || group === null || group === ownGroup) : [];
  const isTold = coordinates || isVenueTold(edition, dayIn(edition.zone, now()));
  const checked = coordinates ? await check(timetable) : { clashes: [], missing: [] };
  const seen = await whichAreSeen(person, [...entries, ...(coordinates ? removed : [])].flatMap(({ visit }) => visit?.id ?? []));
  const visitOf = (entry: LoadedEntry) => tellVisit(timetable, entry, { coordinates, isSeen: entry.visit !== null && seen.has(entry.visit.id) });
  const names = new Map(faculty.map(({ id: trainer, pseudonym }) => [trainer, pseudonym]));
  const startsOn = dayOf(edition.startsOn);
  const days = Array.from({ length: daysOf(edition) }, (_, day) => ({ day, date: addDays(startsOn, day), isOff: frame.daysOff.includes(day), count: entries.filter((one) => one.day === day).length }));
  const today = numberOfDay(dayIn(edition.zone, now())) - numberOfDay(startsOn);
  const shown = asked === 'all' ? null : (days[asked ?? today] ?? days[0])?.day ?? 0;
  const clashes = [
    ...checked.clashes.map(({ kind, isHard, sessions }) => ({ kind, isHard, about: sessions.map((one) => entries[one]).flatMap((one) => (one ? [lineOf(startsOn, one)] : [])), visit: null })),
    ...(coordinates ? clashesOfVisits(timetable, locale, seen) : []),
  ];
  const kindsOf = (entryId: string): ClashKind[] => [...new Set(clashes.filter(({ about }) => about.some((one) => one.id === entryId)).map(({ kind }) => kind))];
  const isMine = ({ trainers }: { trainers: readonly string[] }) => trainers.includes(person.id);
  return {
    id,
    name: nameOfEdition(safe, edition),
    zone: edition.zone,
    coordinates,
    mayChange: coordinates && mayChange(edition),
    isPublished: publishedAt !== null,
    isShown,
    /** Whether nothing stands on any day. */
    isEmpty: entries.length === 0,
    isTold,
    groups: frame.groups,
    ownGroup,
    breaks: Array.from({ length: frame.breaks.length / 2 }, (_, number) => ({ from: timeOfMinute(frame.breaks[number * 2] ?? 0), until: timeOfMinute(frame.breaks[number * 2 + 1] ?? 0) })),
    days,
    shown,
    hasRooms: places.some(({ siteId }) => siteId === null),
    places: isShown ? places.map(({ id: place, name, siteId }, number) => ({ id: place, name: isTold ? name : null, isSite: siteId !== null, number: 1 + places.slice(0, number).filter((one) => (one.siteId === null) === (siteId === null)).length })) : [],
    entries: entries.flatMap((entry) =>
      shown === null || entry.day === shown
        ? [{ id: entry.id, day: entry.day, from: timeOfMinute(entry.fromMinute), until: timeOfMinute(entry.untilMinute), kind: entry.kind, title: entry.kind === 'visit' ? null : entry.title, address: [...timetable.modules, ...timetable.former].find((one) => one.id === entry.moduleId)?.address ?? null, former: leads ? formerIn(timetable, entry) : null, placeId: entry.placeId, group: entry.group, trainers: entry.trainers.map((one) => names.get(one) ?? ''), isMine: isMine(entry), isFixed: coordinates && entry.isFixed, clashes: kindsOf(entry.id), visit: visitOf(entry) }]
        : [],
    ),
    clashes,
    // Of an edition that is over nothing waits for a time.
    missing: mayChange(edition) ? checked.missing : [],
    removed: coordinates ? removed.map(({ id: entry, title, day, fromMinute }) => ({ id: entry, title, date: addDays(startsOn, day), from: timeOfMinute(fromMinute) })) : [],
  };
}
/** Whether the module of an entry was withdrawn meanwhile, or is in the curriculum no more: its title stays, and who leads is told. */
function formerIn({ former }: LoadedTimetable, { moduleId }: LoadedEntry): 'withdrawn' | 'takenOut' | null {
  const found = former.find(({ id }) => id === moduleId);
  return found ? (found.address === null ? 'withdrawn' : 'takenOut') : null;
}

/** The visit of an entry, for its coordinators with what they can do; to others only where the visit is there for them. */
function tellVisit(timetable: LoadedTimetable, entry: LoadedEntry, { coordinates, isSeen }: { coordinates: boolean; isSeen: boolean }) {
  const stand = coordinates || isSeen ? standIn(timetable, entry) : null;
  const site = timetable.places.find(({ id }) => id === entry.placeId)?.siteId;
  return stand && { state: stand.state, to: isSeen ? `/visits/${entry.visit?.id ?? ''}` : null, ask: coordinates ? stand.ask : null, askAt: coordinates && stand.ask === 'now' ? `/sites/${site}/visits/new?entry=${entry.id}` : null };
}

/** Entries that are not when their visits are, each with the step that mends it; and visits that go on without one. For coordinators. */
function clashesOfVisits(timetable: LoadedTimetable, locale: Locale, seen: ReadonlySet<string>) {
  const { edition, entries, removed } = timetable;
  return [...entries, ...removed].flatMap((entry) => {
    const stand = standIn(timetable, entry);
    if (!stand?.clash || !entry.visit) return [];
    const { id, state } = entry.visit;
    return [{ kind: stand.clash, isHard: false, about: [lineOf(dayOf(edition.startsOn), entry)], visit: { state, to: seen.has(id) ? `/visits/${id}` : null, when: wholeTime(tellTime(locale, entry.visit, edition.zone)), version: placeAtVisit(timetable, entry) ? entry.version : null } }];
  });
}
export type ReadTimetable = Awaited<ReturnType<typeof readTimetable>>;

/** What is wrong with it, the worst first, and what has no time in it yet. */
async function check(timetable: LoadedTimetable) {
  const { plan, sessions } = await planTimetable(timetable);
  const titles = new Map([...timetable.modules.map(({ id, title }): [string, string] => [id, title]), ...timetable.places.map(({ id, name }): [string, string] => [id, name])]);
  const taught = Map.groupBy(sessions, ({ item }) => item);
  const missing = plan.items.flatMap(({ id }) => {
    const groups = plan.groups.filter((group) => !taught.get(id)?.some((one) => isFor(one, group.id))).map((group) => group.id);
    return groups.length > 0 ? [{ id, title: titles.get(id) ?? '–', groups: groups.length === plan.groups.length ? [] : groups }] : [];
  });
  return { clashes: findClashes(plan, sessions).sort((a, b) => Number(b.isHard) - Number(a.isHard)), missing };
}
