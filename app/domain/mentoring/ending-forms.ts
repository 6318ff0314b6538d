import * as z from 'zod/mini';
import { longText, shortText, ticked } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';

/** How one ends: no reason is asked. */
export const endingSchema = z.object({
  ending: z.enum(['ended_early', 'rematch'], { error: 'ui.forms.errors.choose' }),
  block: ticked,
  text: z._default(longText(4_000), ''),
});
export type EndingEntry = z.output<typeof endingSchema>;

export const messageSchema = z.object({ text: longText(4_000).check(z.minLength(1, 'ui.forms.errors.required')) });

const text = z._default(longText(6_000), '');
export const REFLECTION_TEXTS = ['learned', 'proud', 'next'] as const;
/** What one looks back on, alone; `step` done gives it to the other, once both are. */
export const reflectionSchema = z.object({ learned: text, proud: text, next: text, version: versionFrom(0), step: z._default(z.enum(['keep', 'done'], { error: 'ui.forms.errors.choose' }), 'keep') });
export type ReflectionEntry = z.output<typeof reflectionSchema>;

/** What the two write together at the end. */
export const togetherSchema = z.object({ together: longText(6_000), version: versionFrom(0) });

/** The name that is to stand on the certificate; none is wanted where it is empty. */
export const certificateSchema = z.object({ certificateName: shortText(80) });

export const closingMoveSchema = z.object({ move: z.enum(['begin', 'goOn'], { error: 'ui.forms.errors.choose' }) });

/** Nothing is erased by one press alone. */
export const erasureSchema = z.object({ sure: z.literal('on', { error: 'mentoring.errors.sure' }) });
