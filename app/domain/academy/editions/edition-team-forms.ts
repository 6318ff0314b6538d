import * as z from 'zod/mini';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { longText, optionalText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';

export const REASON_TEXT = 2_000;
export const NEED_TEXT = 1_000;

/** Whom an organisation sends, and why. How many there can be, the edition says. `version` 0 where it sends nobody yet. */
export const teamSchema = z.object({ people: z.array(z.uuid('ui.forms.errors.choose'), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(60, 'ui.forms.errors.choose')), reason: longText(REASON_TEXT), version: versionFrom(0) });
export type TeamEntry = z.output<typeof teamSchema>;

/** What somebody who is named says of themselves when they say yes. */
export const delegateSchema = z.object({
  paperName: shortText(120).check(z.minLength(2, 'ui.forms.errors.required')),
  languages: z.array(z.enum(LANGUAGES), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(12, 'ui.forms.errors.choose')),
  firstTime: z.pipe(z.enum(['yes', 'no'], { error: 'ui.forms.errors.choose' }), z.transform((given) => given === 'yes')),
  gender: optionalText(60),
  access: longText(NEED_TEXT),
  diet: longText(NEED_TEXT),
  notPublic: longText(NEED_TEXT),
  version: versionFrom(1),
});
export type DelegateEntry = z.output<typeof delegateSchema>;

/** A decision names the version of the edition that its maker saw. */
export const decisionSchema = z.object({ version: versionFrom(1) });
