import * as z from 'zod/mini';
import { shortText } from '#app/domain/text.ts';

/** A code as somebody read it from a paper. */
export const lookUpSchema = z.object({ number: shortText(100).check(z.minLength(1, 'ui.forms.errors.required')) });
