import { paintCalendars, REASONS, reasonOf, type Calendar, type Grid, type Painted, type Reason } from './painting.ts';
import type { Span } from './spans.ts';

export interface Search {
  calendars: readonly Calendar[];
  /** Length of the wanted time. */
  minutes: number;
  period: Span;
  /** The present, in minutes since 1970. */
  now: number;
  /** Times begin at multiples of so many minutes. */
  stepMinutes: number;
  /** How many times to return at most. Those that overlap a better one are left out. */
  limit: number;
}

export interface Slot extends Span {
  /** Who can, but has it early or late in their day. */
  earlyOrLate: readonly string[];
  /** Who cannot, and why. */
  blocked: readonly { id: string; reason: Reason }[];
}

export interface Blocker {
  id: string;
  /** At how many of the looked-at times they cannot, and at how many they are the only one. */
  steps: number;
  alone: number;
  /** Their reasons, the commonest first. */
  reasons: readonly Reason[];
}

export interface Found {
  /** Times that suit all: within everyone's reasonable hours before those early or late for some, fewest of those first; then the soonest. */
  slots: readonly Slot[];
  /** When nothing suits all, the times that suit most, in the same order. */
  partial: readonly Slot[];
  /** When nothing suits all, who stands in the way, whoever does so most first. */
  blockers: readonly Blocker[];
  /** How many times were looked at. */
  steps: number;
}

/** Finds times that suit a set of people and sites. Pure: the same calendars at the same moment give the same times. */
export function findSlots(search: Search): Found {
  const { calendars, period, stepMinutes, minutes } = search;
  const first = Math.ceil(period.from / stepMinutes) * stepMinutes;
  const steps = Math.max(0, Math.floor((period.until - minutes - first) / stepMinutes) + 1);
  const grid: Grid = { first, steps, stepMinutes, minutes };
  const rows = paintCalendars(calendars, grid, search);
  const ranks = rankSteps(rows, steps);
  const describe = (step: number): Slot => ({
    from: first + step * stepMinutes,
    until: first + step * stepMinutes + minutes,
    earlyOrLate: rows.filter((row) => !row.reasons[step] && row.early[step]).map(({ id }) => id),
    blocked: rows.flatMap((row) => (row.reasons[step] ? [{ id: row.id, reason: reasonOf(row.reasons[step]) }] : [])),
  });
  const slots = pickBest(grid, search.limit, ranks, BLOCKED).map(describe);
  const partial = slots.length > 0 ? [] : pickBest(grid, search.limit, ranks, calendars.length * BLOCKED).map(describe);
  return { slots, partial, blockers: slots.length > 0 ? [] : countBlockers(rows, ranks), steps };
}

/** What one who cannot adds to the rank of a step; one who has it early or late adds 1. */
const BLOCKED = 0x10000;

/** How good each step is, the lower the better: fewest who cannot, then fewest who have it early or late. */
function rankSteps(rows: readonly Painted[], steps: number): Uint32Array {
  const ranks = new Uint32Array(steps);
  for (const { reasons, early } of rows) {
    for (let step = 0; step < steps; step += 1) ranks[step] = (ranks[step] as number) + (reasons[step] ? BLOCKED : (early[step] as number));
  }
  return ranks;
}

/** What stands against one time that was chosen by hand. */
export function checkSlot(calendars: readonly Calendar[], time: Span, now: number): Slot {
  const grid: Grid = { first: time.from, steps: 1, stepMinutes: 1, minutes: time.until - time.from };
  const rows = paintCalendars(calendars, grid, { period: time, now });
  return {
    ...time,
    earlyOrLate: rows.filter((row) => !row.reasons[0] && row.early[0]).map(({ id }) => id),
    blocked: rows.flatMap((row) => (row.reasons[0] ? [{ id: row.id, reason: reasonOf(row.reasons[0]) }] : [])),
  };
}

/** The best steps by rank and then by time, all below a rank, none of which overlaps a better one. */
function pickBest({ steps, stepMinutes, minutes }: Grid, limit: number, ranks: Uint32Array, below: number): number[] {
  const apart = Math.ceil(minutes / stepMinutes);
  const taken = new Uint8Array(steps);
  const picked: number[] = [];
  // There are few ranks and very many steps: those of one rank are in the order of time as they are, and the first ranks are mostly enough.
  for (const rank of distinct(ranks).filter((one) => one < below).sort((a, b) => a - b)) {
    for (let step = ranks.indexOf(rank); step !== -1; step = ranks.indexOf(rank, step + 1)) {
      if (picked.length === limit) return picked;
      if (taken[step]) continue;
      picked.push(step);
      taken.fill(1, Math.max(0, step - apart + 1), step + apart);
    }
  }
  return picked;
}

/** Each number once; most are as the one before. */
function distinct(numbers: Uint32Array): number[] {
  const seen = new Set<number>();
  for (let i = 0; i < numbers.length; i += 1) if (i === 0 || numbers[i] !== numbers[i - 1]) seen.add(numbers[i] as number);
  return [...seen];
}

function countBlockers(rows: readonly Painted[], ranks: Uint32Array): Blocker[] {
  return rows
    .map(({ id, reasons }) => {
      const counts = new Uint32Array(REASONS.length + 1);
      let alone = 0;
      for (let step = 0; step < reasons.length; step += 1) {
        const reason = reasons[step] ?? 0;
        if (reason === 0) continue;
        counts[reason] = (counts[reason] ?? 0) + 1;
        if ((ranks[step] as number) < 2 * BLOCKED) alone += 1;
      }
      const by = REASONS.map((reason, i) => ({ reason, count: counts[i + 1] ?? 0 })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
      return { id, steps: by.reduce((sum, { count }) => sum + count, 0), alone, reasons: by.map(({ reason }) => reason) };
    })
    .filter(({ steps }) => steps > 0)
    .sort((a, b) => b.alone - a.alone || b.steps - a.steps || (a.id < b.id ? -1 : 1));
}
