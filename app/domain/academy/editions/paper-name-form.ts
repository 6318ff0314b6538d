import * as z from 'zod/mini';
import { shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';

/** The name for somebody's papers, over the version of their part that they saw. */
export const paperNameSchema = z.object({ paperName: shortText(120).check(z.minLength(2, 'ui.forms.errors.required')), version: versionFrom(1) });
export type PaperNameEntry = z.output<typeof paperNameSchema>;
