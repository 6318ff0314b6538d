import * as z from 'zod/mini';
import { shortText } from '#app/domain/text.ts';

/** A new feed: with the neutral word, or with one's own. */
export const feedSchema = z
  .object({ words: z.enum(['neutral', 'own'], { error: 'ui.forms.errors.choose' }), own: z.pipe(z.optional(shortText(60)), z.transform((text) => text ?? '')) })
  .check(z.refine(({ words, own }) => words !== 'own' || own !== '', { path: ['own'], error: 'ui.forms.errors.required' }));
