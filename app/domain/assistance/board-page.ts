import * as z from 'zod/mini';
import { URGENCIES } from './choices.ts';
import type { BoardQuery } from './request-form.ts';

/** Where a page of the board begins or ends: the place of one request in the order. */
const placeSchema = z.tuple([z.enum(URGENCIES), z.iso.datetime(), z.uuid()]);
export type Place = z.output<typeof placeSchema>;

export function placeToText(place: Place): string {
  return place.join('~');
}

/** A place out of an address; null when it is none. */
export function placeFromText(text: string): Place | null {
  const parsed = placeSchema.safeParse(text.split('~'));
  return parsed.success ? parsed.data : null;
}

/** Which way the database walks: backwards from a page to the one before it, and for the newest first. */
export function walk(query: Pick<BoardQuery, 'by' | 'after' | 'before'>): { from: Place | null; down: boolean; reverse: boolean } {
  const before = placeFromText(query.before);
  const after = placeFromText(query.after);
  const reverse = before !== null && after === null;
  return { from: reverse ? before : after, down: (query.by === 'newest') !== reverse, reverse };
}

/** Of one row more than a page holds: the page, and whether there are others before and after it. */
export function cutPage<Row>(rows: readonly Row[], size: number, { from, reverse }: { from: Place | null; reverse: boolean }): { rows: Row[]; hasPrevious: boolean; hasNext: boolean } {
  const more = rows.length > size;
  const page = rows.slice(0, size);
  return reverse ? { rows: page.reverse(), hasPrevious: more, hasNext: true } : { rows: page, hasPrevious: from !== null, hasNext: more };
}
