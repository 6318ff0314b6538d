import * as z from 'zod/mini';
import { shortText } from '#app/domain/text.ts';
import { MOST_FILE_BYTES } from '#app/platform/file-kinds.ts';
import { PAPERS } from '../vocabulary.ts';

/** Papers of a module that are laid out for a day. */
export const papersSchema = z.object({
  module: z.uuid('ui.forms.errors.choose'),
  papers: z.array(z.enum(PAPERS), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(PAPERS.length, 'ui.forms.errors.choose')),
});

/** A file that is laid out for a day, with what it is called here. Its own name is forgotten. */
export const dayFileSchema = z.object({
  title: shortText(120).check(z.minLength(1, 'ui.forms.errors.required')),
  file: z
    .custom<File>((value) => value instanceof File && value.size > 0, 'academy.running.materials.refused.empty')
    .check(z.refine((file) => file.size <= MOST_FILE_BYTES, 'academy.running.materials.refused.tooLarge')),
});
