import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';

export const MESSAGE_TEXT = 1_000;

/** A few words to everyone of an edition. */
export const messageSchema = z.object({ text: longText(MESSAGE_TEXT).check(z.minLength(1, 'ui.forms.errors.required')) });
