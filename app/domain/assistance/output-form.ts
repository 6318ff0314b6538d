import * as z from 'zod/mini';
import { emptyAsNull, shortText } from '#app/domain/text.ts';
import { MOST_FILE_BYTES } from '#app/platform/file-kinds.ts';

/** A file to hand in, with what it is called here. Its own name is forgotten. */
export const outputSchema = z.object({
  title: shortText(120).check(z.minLength(1, 'ui.forms.errors.required')),
  session: z._default(emptyAsNull(z.uuid('ui.forms.errors.invalid')), null),
  file: z
    .custom<File>((value) => value instanceof File && value.size > 0, 'assistance.outputs.refused.empty')
    .check(z.refine((file) => file.size <= MOST_FILE_BYTES, 'assistance.outputs.refused.tooLarge')),
});
