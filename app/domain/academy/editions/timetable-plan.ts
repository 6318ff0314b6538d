import type { TaughtModule } from '../library/taught.server.ts';
import { orderItems, type Away, type Stretch, type TimetableDay, type TimetableInput, type TimetableItem, type TimetablePlace } from './timetable.ts';

/** What is said of the days of an edition. */
export interface Frame {
  fromMinute: number;
  untilMinute: number;
  pauseMinutes: number;
  /** Begin, end, begin, end. */
  breaks: readonly number[];
  daysOff: readonly number[];
  groups: number;
  visitMinutes: number;
}

/** As long as nothing is said: a module of half a day, with its own pause in it, fits before and after noon. */
export const FIRST_FRAME: Frame = { fromMinute: 510, untilMinute: 1050, pauseMinutes: 15, breaks: [750, 810], daysOff: [], groups: 1, visitMinutes: 120 };

interface Planned {
  frame: Frame;
  /** How many days the edition has. */
  days: number;
  /** How many people come. */
  people: number;
  modules: readonly TaughtModule[];
  places: readonly Omit<TimetablePlace, 'away'>[];
  trainers: readonly string[];
  away: ReadonlyMap<string, readonly Away[]>;
}

/** What a timetable is made of, from what is known of an edition. Days off are days on which nothing is proposed. Pure. */
export function planOf({ frame, days, people, modules, places, trainers, away }: Planned): TimetableInput {
  return {
    days: Array.from({ length: days }, (_, day) => dayOf(frame, day)),
    items: itemsOf(modules, places.filter(({ isSite }) => isSite), frame.visitMinutes),
    places: places.map((place) => ({ ...place, away: away.get(place.id) ?? [] })),
    trainers: trainers.map((id) => ({ id, away: away.get(id) ?? [] })),
    groups: Array.from({ length: frame.groups }, (_, number) => ({ id: number + 1, size: Math.ceil(people / frame.groups) })),
    pause: frame.pauseMinutes,
  };
}

function dayOf({ fromMinute, untilMinute, breaks }: Frame, day: number): TimetableDay {
  return { day, from: fromMinute, until: untilMinute, breaks: Array.from({ length: breaks.length / 2 }, (_, number) => ({ from: breaks[number * 2] ?? 0, until: breaks[number * 2 + 1] ?? 0 })) };
}

/** The same without what nothing is to be proposed for: days off, and stretches of days in which the clocks are set. */
export function forProposal(input: TimetableInput, { daysOff }: Frame, unclear: ReadonlyMap<number, readonly Stretch[]>): TimetableInput {
  return { ...input, days: input.days.filter(({ day }) => !daysOff.includes(day)).map((one) => ({ ...one, breaks: [...one.breaks, ...(unclear.get(one.day) ?? [])] })) };
}

/** Modules in their order, and among them the visits: each after a module whose plan leads to a site, else spread evenly. */
function itemsOf(modules: readonly TaughtModule[], sites: readonly { id: string }[], visitMinutes: number): TimetableItem[] {
  const ordered = orderItems(modules);
  const linked = ordered.flatMap(({ hasSiteLink }, number) => (hasSiteLink ? [number] : []));
  const after = sites.map((_, number) => (linked.length >= sites.length ? (linked[Math.floor(((number + 0.5) * linked.length) / sites.length)] ?? 0) : Math.ceil(((number + 1) * ordered.length) / (sites.length + 1)) - 1));
  return [
    ...sites.filter((_, number) => (after[number] ?? 0) < 0).map(visit),
    ...ordered.flatMap(({ id, minutes, after: needed }, number) => [{ id, minutes, after: needed, site: null }, ...sites.filter((_, one) => after[one] === number).map(visit)]),
  ];
  function visit({ id }: { id: string }): TimetableItem {
    return { id, minutes: visitMinutes, after: [], site: id };
  }
}
