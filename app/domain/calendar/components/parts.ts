/** One thing as a calendar page draws it: within one day, in words. */
export interface ShownPart {
  key: string;
  /** As `14:00`, on the clock of the reader. */
  from: string;
  until: string;
  began: boolean;
  goesOn: boolean;
  look: 'booking' | 'busy' | 'cancelled';
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
  /** Hours in which one can be booked. */
  open?: readonly { from: string; until: string }[];
  isAbsent?: boolean;
}

/** Puts parts of one day that overlap side by side: the lane of each, from 0, and how many lanes there are, at most three. */
export function lanesOf(parts: readonly { from: string; until: string }[]): { lanes: number[]; count: number } {
  const ends: string[] = [];
  const lanes = parts.map(({ from, until }) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free >= 0 ? free : Math.min(ends.length, 2);
    ends[lane] = until > (ends[lane] ?? '') ? until : (ends[lane] ?? until);
    return lane;
  });
  return { lanes, count: Math.max(1, ends.length) };
}
