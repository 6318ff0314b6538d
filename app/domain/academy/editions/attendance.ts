import type { Presence } from '#app/platform/generated/enums.ts';

/** One word on whether somebody was there, with the saving of the list with which it came. */
export interface Mark {
  delegateId: string;
  version: number;
  presence: Presence;
}

/** What holds of each after so many savings of a list, or after all of them: the latest word. */
export function presencesAt(marks: readonly Mark[], version = Number.POSITIVE_INFINITY): Map<string, Presence> {
  const ordered = marks.filter((one) => one.version <= version).sort((a, b) => a.version - b.version);
  return new Map(ordered.map(({ delegateId, presence }) => [delegateId, presence]));
}

/**
 * What somebody who saw a list at a version, and sends the whole of it, changed in it. What they merely sent along is no change, so
 * that two who save at once take nothing from each other; and sent a second time over a poor line it changes nothing more.
 */
export function changedPresences(marks: readonly Mark[], seen: number, entered: ReadonlyMap<string, Presence>): Map<string, Presence> {
  const [before, now] = [presencesAt(marks, seen), presencesAt(marks)];
  return new Map([...entered].filter(([delegateId, presence]) => before.get(delegateId) !== presence && now.get(delegateId) !== presence));
}
