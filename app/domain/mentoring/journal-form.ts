import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';

const text = longText(20_000).check(z.minLength(1, 'ui.forms.errors.required'));
export const entrySchema = z.object({ text });
export const entryChangeSchema = z.object({ text, version: versionFrom(1) });
export const entrySharingSchema = z.object({ shared: z.pipe(z.enum(['yes', 'no'], { error: 'ui.forms.errors.choose' }), z.transform((given) => given === 'yes')) });
