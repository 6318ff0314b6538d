import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { LEVELS } from './reflections.ts';

export const REFLECTION_TEXT = 600;

/** Three questions of a day. */
export const reflectionSchema = z.object({
  useful: z.enum(LEVELS, { error: 'ui.forms.errors.choose' }),
  voice: z.enum(LEVELS, { error: 'ui.forms.errors.choose' }),
  text: longText(REFLECTION_TEXT),
});
