import * as z from 'zod/mini';
import { longText, ticked } from '#app/domain/text.ts';

// Apart from the other schemas: a page loads with its form what stands beside the schema, and these know no countries and languages.

const share = z
  .pipe(z.string({ error: 'ui.forms.errors.number' }).check(z.regex(/^\s*\d{1,3}\s*$/, 'ui.forms.errors.number')), z.transform(Number))
  .check(z.refine((value) => value <= 100, 'ui.forms.errors.number'));

/** What an organisation says of being led by sex workers. Shares in whole per cent. */
export const declarationSchema = z.object({
  decisionBodyShare: share,
  decisionBodyAnswer: longText(4000),
  spokespersonsShare: share,
  spokespersonsAnswer: longText(4000),
  staffShare: share,
  staffSameContracts: ticked,
  staffAnswer: longText(4000),
});

/** What the regional network answers; nothing need be said. */
export const reviewSchema = z.object({ answer: z.pipe(z.optional(longText(4000)), z.transform((text) => text ?? '')) });
