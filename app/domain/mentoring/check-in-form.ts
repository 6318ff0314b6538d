import * as z from 'zod/mini';
import { longText, ticked } from '#app/domain/text.ts';

export const ANSWERS = ['yes', 'partly', 'no'] as const;

const answer = z.enum(ANSWERS, { error: 'ui.forms.errors.choose' });

/** Three short answers of a month: useful, safe, something needed; with words where one wants, addressed to the coordinators or not. */
export const checkInSchema = z.object({
  useful: answer,
  safe: answer,
  needs: z.pipe(z.enum(['yes', 'no'], { error: 'ui.forms.errors.choose' }), z.transform((given) => given === 'yes')),
  text: z._default(longText(4_000), ''),
  addressed: ticked,
});
export type CheckInEntry = z.output<typeof checkInSchema>;

/** The month of an instant, as the day on which it begins (a UTC midnight). */
export function monthOf(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}
