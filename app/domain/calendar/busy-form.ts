import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';

/** How large a calendar file may be, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** What is pasted is bounded: more is uploaded as a file. */
export const LONGEST_PASTE = 1_000_000;

/** Busy times from elsewhere, as a file or as its text. In the browser the file is looked at before it is sent; the server reads it by itself. */
export const busyTimesSchema = z.object({
  text: z.pipe(z.optional(longText(LONGEST_PASTE)), z.transform((text) => text ?? '')),
  file: z.optional(z.custom<File>((value) => value instanceof File && value.size <= LARGEST_FILE, 'calendar.busy.errors.tooLarge')),
});
