import { isFor, overlap, type TimetableInput, type TimetableSession } from './timetable.ts';

/** With these nothing is published: somebody, or a place, would be wanted twice, or there is no such day or not enough room. */
const HARD = ['day', 'place', 'trainer', 'group', 'capacity', 'booked'] as const;
/** The others are told, and may be meant. */
export type ClashKind = (typeof HARD)[number] | 'hours' | 'break' | 'away' | 'way' | 'order' | 'after' | 'twice' | 'meanwhile' | VisitClash;
/** Of an entry and the visit that was asked for from it (`entry-visit.ts`). */
export type VisitClash = 'visitTime' | 'visitLeft';

/** What is wrong with a timetable, and of which sessions: their places in the list. */
export interface Clash {
  kind: ClashKind;
  isHard: boolean;
  sessions: readonly number[];
}

export function isHard(kind: ClashKind): boolean {
  return (HARD as readonly string[]).includes(kind);
}

/** All that is wrong with a timetable, however it came to be: computed, or moved by hand. Looks at each pair, and knows nothing of how one is made. Pure. */
export function findClashes(input: TimetableInput, sessions: readonly TimetableSession[]): Clash[] {
  const clashes: Clash[] = [];
  const say = (kind: ClashKind, ...which: number[]) => void clashes.push({ kind, isHard: isHard(kind), sessions: which });
  const position = new Map(input.items.map(({ id }, number) => [id, number]));
  const [places, trainers, days] = [new Map(input.places.map((one) => [one.id, one])), new Map(input.trainers.map((one) => [one.id, one])), new Map(input.days.map((one) => [one.day, one]))];
  const everyone = input.groups.reduce((people, { size }) => people + size, 0);
  const travels = sessions.map(({ place }) => (place === null ? 0 : (places.get(place)?.travel ?? 0)));
  for (const [i, one] of sessions.entries()) {
    const [day, place, travel] = [days.get(one.day), one.place === null ? undefined : places.get(one.place), travels[i] ?? 0];
    const away = { from: one.from - travel, until: one.until + travel };
    if (!day) say('day', i);
    else {
      // What stands for itself may well be an evening or a breakfast.
      if (one.item !== null && (away.from < day.from || away.until > day.until)) say('hours', i);
      if (one.item !== null && day.breaks.some((pause) => overlap(one, pause))) say('break', i);
    }
    const size = one.group === null ? everyone : (input.groups.find(({ id }) => id === one.group)?.size ?? 0);
    if (place && place.capacity !== null && place.capacity < size) say('capacity', i);
    const unfree = [...one.trainers.flatMap((id) => (trainers.get(id)?.away ?? []).filter((time) => time.day === one.day && overlap(time, away))), ...(place?.away ?? []).filter((time) => time.day === one.day && overlap(time, one))];
    if (unfree.some(({ isBooked }) => isBooked)) say('booked', i);
    else if (unfree.length > 0) say('away', i);
    for (const needed of input.items[position.get(one.item ?? '') ?? -1]?.after ?? []) {
      if (position.has(needed) && !sessions.some((other) => other.item === needed && isFor(other, one.group) && endsBefore(other, one))) say('after', i);
    }
  }
  const positions = sessions.map(({ item }) => (item === null ? undefined : position.get(item)));
  for (const [i, one] of sessions.entries()) {
    for (let j = i + 1; j < sessions.length; j += 1) {
      const other = sessions[j] as TimetableSession;
      const isSameGroup = isFor(one, other.group);
      if (!isSameGroup && one.day !== other.day) continue;
      if (isSameGroup && one.item !== null && other.item !== null) {
        const a = positions[i];
        const b = positions[j];
        if (one.item === other.item) say('twice', i, j);
        else if (a !== undefined && b !== undefined && !(a < b ? endsBefore(one, other) : endsBefore(other, one))) say('order', i, j);
      }
      if (one.day !== other.day) continue;
      const isAtOnce = overlap(one, other);
      const way = one.place === other.place ? 0 : (travels[i] ?? 0) + (travels[j] ?? 0);
      if (!isAtOnce && Math.max(one.from, other.from) - Math.min(one.until, other.until) >= Math.max(input.pause, way)) continue;
      if (isAtOnce && one.place !== null && one.place === other.place) say('place', i, j);
      const isSameTrainer = haveInCommon(one.trainers, other.trainers);
      if (isAtOnce && isSameTrainer) say('trainer', i, j);
      if (isAtOnce && isSameGroup) say(one.item === null || other.item === null ? 'meanwhile' : 'group', i, j);
      if (!isAtOnce && (isSameTrainer || (isSameGroup && one.item !== null && other.item !== null))) say('way', i, j);
    }
  }
  return clashes;
}

/** Stands apart, as a function within the loop over all pairs is made anew for each of them, seven thousand times for ten days. */
function haveInCommon(some: readonly string[], others: readonly string[]): boolean {
  return some.some((id) => others.includes(id));
}

function endsBefore(one: TimetableSession, other: TimetableSession): boolean {
  return one.day < other.day || (one.day === other.day && one.until <= other.from);
}
