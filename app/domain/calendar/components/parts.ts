/** One thing as a calendar page draws it: within one day, in words. */
export interface ShownPart {
  /** Its own within a day. */
  key: string;
  /** As `14:00`, on the clock of the reader. */
  from: string;
  until: string;
  began?: boolean;
  goesOn?: boolean;
  /** A booking, where it does not say. */
  look?: 'booking' | 'busy' | 'cancelled';
  label: string;
  /** More, in small. */
  detail?: string | undefined;
  /** The page that tells all of it. */
  to?: string | undefined;
  /** The page on which it is moved: takes `?day=2026-11-23`. */
  moveTo?: string | undefined;
}

export interface ShownDay {
  day: string;
  parts: readonly ShownPart[];
  /** How many there are besides, and where they are shown. */
  more?: { count: number; to: string } | undefined;
  /** Hours in which one can be booked. */
  open?: readonly { from: string; until: string }[];
  isAbsent?: boolean;
}

/** Where a part stands among those that overlap it: its lane, from 0, of so many. */
export interface Lane {
  lane: number;
  of: number;
}

/** Puts parts of one day, in the order of time, side by side where they overlap; what stands alone takes all of the width. */
export function lanesOf(parts: readonly { from: string; until: string }[]): Lane[] {
  const lanes: Lane[] = [];
  let together: { lane: Lane; until: string }[] = [];
  for (const { from, until } of parts) {
    if (together.every((one) => one.until <= from)) together = [];
    const taken = new Set(together.filter((one) => one.until > from).map(({ lane }) => lane.lane));
    const free = [...together.keys(), together.length].find((number) => !taken.has(number)) ?? 0;
    const lane: Lane = { lane: free, of: 1 };
    together.push({ lane, until });
    lanes.push(lane);
    const count = Math.max(...together.map((one) => one.lane.lane)) + 1;
    for (const one of together) one.lane.of = count;
  }
  return lanes;
}
