import type { CheckRound, EditionState } from '#app/platform/generated/enums.ts';

/** In which states of an edition each of its parts is written. What was written is read from selecting on, also when it is over. */
const WRITTEN_WHILE = {
  /** What a list says wrongly is put right also when it is over: certificates hang on it. */
  attendance: ['running', 'finished'],
  check: ['selecting', 'running'],
  reflection: ['running'],
  messages: ['selecting', 'running'],
  materials: ['selecting', 'running'],
} as const satisfies Record<string, readonly EditionState[]>;
export type RunningPart = keyof typeof WRITTEN_WHILE;

/** In which there is something to be read of how an edition runs. */
const READ_WHILE: readonly EditionState[] = ['selecting', 'running', 'finished', 'closed'];

/** Whether a part is written in a state. */
export function isWritten(part: RunningPart, state: EditionState): boolean {
  return (WRITTEN_WHILE[part] as readonly EditionState[]).includes(state);
}

/** Whether there is something to be read of how it runs. */
export function isRead(state: EditionState): boolean {
  return READ_WHILE.includes(state);
}

/** The halves of a day for which it is written down who was there. */
export const HALVES = ['morning', 'afternoon'] as const;

/** From its first to its last, as `2026-11-23`. */
interface Days {
  startsOn: string;
  endsOn: string;
}

const DAY = 86_400_000;

/** Every day of an edition, in order. */
export function daysOf({ startsOn, endsOn }: Days): string[] {
  const first = Date.parse(startsOn);
  return Array.from({ length: Math.max(0, (Date.parse(endsOn) - first) / DAY + 1) }, (_, i) => new Date(first + i * DAY).toISOString().slice(0, 10));
}

/** The day that an address calls by its number, counted from one; null where there is none. */
export function dayAt(days: Days, number: number): string | null {
  return daysOf(days)[number - 1] ?? null;
}

/** The round in which a check is answered now: the first from selecting on, the second, which ends it, while the edition runs; null where neither is. */
export function roundOf(state: EditionState, isSecondOpen: boolean): CheckRound | null {
  if (isSecondOpen) return state === 'running' ? 'after' : null;
  return isWritten('check', state) ? 'before' : null;
}
