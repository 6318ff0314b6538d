/** A stretch of a day, in minutes of its clock; `until` is no part of it. */
export interface Stretch {
  from: number;
  until: number;
}

/** The same on one day of the edition; 0 is its first. */
export interface DayStretch extends Stretch {
  day: number;
}

/** A day on which there is teaching: from when to when, and the breaks in it. */
export interface TimetableDay extends DayStretch {
  breaks: readonly Stretch[];
}

/** A module or the visit to a site, in the order in which they are wanted. */
export interface TimetableItem {
  id: string;
  minutes: number;
  /** Ids of items that come before it. */
  after: readonly string[];
  /** The place that is visited; null for what is held in a room. */
  site: string | null;
}

/** When it or they cannot, and whether a booking is why. */
export type Away = DayStretch & { isBooked: boolean };

/** A room of the venue, or a site that is visited. */
export interface TimetablePlace {
  id: string;
  isSite: boolean;
  /** How many people it holds; null where nobody counts. */
  capacity: number | null;
  /** Minutes on the way between it and the venue, one way; rooms of the venue have none. */
  travel: number;
  away: readonly Away[];
}

export interface TimetableTrainer {
  id: string;
  away: readonly Away[];
}

/** People who go through all of it together, by number; one group is all of them. */
export interface TimetableGroup {
  id: number;
  size: number;
}

export interface TimetableInput {
  days: readonly TimetableDay[];
  items: readonly TimetableItem[];
  places: readonly TimetablePlace[];
  trainers: readonly TimetableTrainer[];
  groups: readonly TimetableGroup[];
  /** How many minutes at least lie between two sessions of the same people. */
  pause: number;
}

/** What stands in a timetable. Without an item it is something of its own; without a group it is for all. */
export interface TimetableSession extends DayStretch {
  item: string | null;
  group: number | null;
  place: string | null;
  trainers: readonly string[];
}

/** Sessions begin at whole quarters of an hour. */
const STEP = 15;

export interface Proposal {
  sessions: TimetableSession[];
  leftOut: { item: string; group: number }[];
}

/**
 * A timetable around what is kept: for every group each item as early as it can be in the order of the list, in the smallest room
 * that holds the group, with the trainer who has taught least so far. The days are filled evenly where that leaves nothing out. What
 * finds no time is left out, and with it all that builds on it. The same for the same input. Pure.
 */
export function proposeTimetable(input: TimetableInput, kept: readonly TimetableSession[] = []): Proposal {
  const whole = fillDays(input, kept, Infinity);
  const minutes = input.items.reduce((sum, item) => sum + item.minutes, 0);
  const days = Math.max(1, input.days.length);
  // A few tries, each of a few milliseconds: from what evenly filled days would hold up to what was found without a bound.
  for (let bound = Math.ceil(minutes / days); bound < minutes && bound <= minutes / days + 240; bound += 60) {
    const even = fillDays(input, kept, bound);
    if (even.leftOut.length <= whole.leftOut.length) return even;
  }
  return whole;
}

/** @param bound how many minutes of a day a group is taught at most, besides what is kept */
function fillDays(input: TimetableInput, kept: readonly TimetableSession[], bound: number): Proposal {
  const sessions: TimetableSession[] = [];
  const leftOut: Proposal['leftOut'] = [];
  const position = new Map(input.items.map(({ id }, number) => [id, number]));
  const placeOf = new Map(input.places.map((place) => [place.id, place]));
  const travelTo = (place: string | null) => (place === null ? 0 : (placeOf.get(place)?.travel ?? 0));
  const taught = new Map(input.trainers.map(({ id }) => [id, sum(kept.filter(({ trainers }) => trainers.includes(id)))]));
  const onDay = new Map(input.days.map(({ day }) => [day, kept.filter((one) => one.day === day)]));
  for (const [number, item] of input.items.entries()) {
    for (const group of input.groups) {
      const own = [...kept, ...sessions].filter((one) => isFor(one, group.id));
      if (own.some((one) => one.item === item.id)) continue;
      const isWithout = item.after.some((id) => leftOut.some((one) => one.item === id && one.group === group.id));
      const found = isWithout ? null : findTime(item, number, group, own);
      if (!found) leftOut.push({ item: item.id, group: group.id });
      else {
        sessions.push(found);
        onDay.get(found.day)?.push(found);
        for (const trainer of found.trainers) taught.set(trainer, (taught.get(trainer) ?? 0) + item.minutes);
      }
    }
  }
  return { sessions, leftOut };

  function findTime(item: TimetableItem, number: number, group: TimetableGroup, own: readonly TimetableSession[]): TimetableSession | null {
    const places = input.places.filter((place) => (item.site === null ? !place.isSite : place.id === item.site) && (place.capacity === null || place.capacity >= group.size)).sort((a, b) => (a.capacity ?? Infinity) - (b.capacity ?? Infinity) || compare(a.id, b.id));
    const trainers = [...input.trainers].sort((a, b) => (taught.get(a.id) ?? 0) - (taught.get(b.id) ?? 0) || compare(a.id, b.id));
    const where = (one: TimetableSession) => (one.item === null ? -1 : (position.get(one.item) ?? -1));
    const notBefore = Math.max(0, ...own.filter((one) => where(one) >= 0 && where(one) < number).map((one) => one.day * DAY + one.until));
    const notAfter = Math.min(Infinity, ...own.filter((one) => where(one) > number).map((one) => one.day * DAY + one.from));
    for (const { day, from: opens, until: closes, breaks } of input.days) {
      const today = onDay.get(day) ?? [];
      const taughtToday = sum(today.filter((one) => one.group === group.id && !kept.includes(one)));
      if (day * DAY + closes <= notBefore || (taughtToday > 0 && taughtToday + item.minutes > bound)) continue;
      for (let from = Math.ceil(Math.max(opens, notBefore - day * DAY) / STEP) * STEP; from + item.minutes <= closes; from += STEP) {
        const until = from + item.minutes;
        if (day * DAY + until > notAfter) return null;
        if (breaks.some((pause) => overlap({ from, until }, pause))) continue;
        for (const place of places) {
          // Who goes to a site leaves before, and comes back after, within the day.
          const away = { from: from - place.travel, until: until + place.travel };
          if (away.from < opens || away.until > closes) continue;
          const session = { item: item.id, group: group.id, day, from, until, place: place.id };
          if (place.away.some((time) => time.day === day && overlap(time, session)) || today.some((one) => one.place === place.id && overlap(one, session))) continue;
          if (today.some((one) => isFor(one, group.id) && isTooNear(one, session))) continue;
          const trainer = trainers.find((one) => !one.away.some((time) => time.day === day && overlap(time, away)) && !today.some((other) => other.trainers.includes(one.id) && isTooNear(other, session)));
          if (trainer || trainers.length === 0) return { ...session, trainers: trainer ? [trainer.id] : [] };
        }
      }
    }
    return null;
  }

  function isTooNear(one: Stretch & { place: string | null }, other: Stretch & { place: string | null }): boolean {
    const between = one.place === other.place ? input.pause : Math.max(input.pause, travelTo(one.place) + travelTo(other.place));
    return overlap({ from: one.from - between, until: one.until + between }, other);
  }
}

const DAY = 1440;

/** The order of a list, with whatever must come before another moved before it. Where they wait for each other in a circle the list decides. */
export function orderItems<Item extends Pick<TimetableItem, 'id' | 'after'>>(items: readonly Item[]): Item[] {
  const left = [...items];
  const ordered: Item[] = [];
  while (left.length > 0) {
    const free = left.findIndex(({ after }) => !after.some((id) => left.some((other) => other.id === id)));
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}

/** Whether a session is one of a group: its own, or for all. */
export function isFor({ group }: Pick<TimetableSession, 'group'>, of: number | null): boolean {
  return group === null || of === null || group === of;
}

export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.until && other.from < one.until;
}

function sum(sessions: readonly Stretch[]): number {
  return sessions.reduce((minutes, { from, until }) => minutes + until - from, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
