import * as z from 'zod/mini';
import { versionFrom } from '#app/domain/version.ts';

// Apart from the other forms of a timetable: no page needs it in the browser.
/** Which version of an entry was seen, of a move that says nothing else. */
export const seenSchema = z.object({ version: versionFrom(1) });
