import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { TEXT_LIMIT } from './choices.ts';

const mustText = longText(TEXT_LIMIT).check(z.minLength(1, 'ui.forms.errors.required'));

export const clarificationSchema = z.object({ text: mustText });
export const reasonSchema = z.object({ reason: mustText });
export const referralSchema = z.object({ networkId: z.uuid('ui.forms.errors.choose'), reason: mustText });
