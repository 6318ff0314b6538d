import * as z from 'zod/mini';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { longText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { SITE_REACHES, SITE_TEXT, SITE_WEEKDAYS } from './site-bounds.ts';
import { CHECK_ANSWERS, type CheckAnswer } from './standing.ts';
import { NAME } from '../vocabulary.ts';

const someText = longText(SITE_TEXT).check(z.minLength(1, 'ui.forms.errors.required'));
const chosen = <T extends string>(keys: readonly [T, ...T[]], most: number) => z.array(z.enum(keys, 'ui.forms.errors.choose'), 'ui.forms.errors.chooseOne').check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(most, 'ui.forms.errors.choose'));

/** Which organisation shows its work at a place of the network. */
export const hostingSchema = z.object({ organisationId: z.uuid('ui.forms.errors.choose') });

/** What is said of a site. Which criteria there are is known to whoever asks. */
export const siteProfileSchema = z.object({
  title: shortText(80).check(z.minLength(1, 'ui.forms.errors.required')),
  reach: z.enum(SITE_REACHES, { error: 'ui.forms.errors.choose' }),
  criteria: z.array(z.string('ui.forms.errors.choose').check(z.regex(NAME, 'ui.forms.errors.choose')), 'ui.forms.errors.chooseOne').check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(20, 'academy.errors.criteria')),
  languages: chosen(LANGUAGES, 10),
  weekdays: z.pipe(chosen(SITE_WEEKDAYS, 7), z.transform((days) => [...new Set(days)].map(Number).sort())),
  shown: someText,
  learned: someText,
  costs: longText(SITE_TEXT),
  access: longText(SITE_TEXT),
  safety: someText,
  version: versionFrom(0),
});
export type SiteProfileEntry = z.output<typeof siteProfileSchema>;

/** Where a site is, to the door; empty to keep it nowhere. */
export const siteAddressSchema = z.object({ address: longText(1_000), version: versionFrom(0) });
export type SiteAddressEntry = z.output<typeof siteAddressSchema>;

/** A host's look at the criteria: `answer.<criterion>`, and a note for the network. */
export const siteCheckSchema = z.pipe(
  z.looseObject({ note: longText(SITE_TEXT) }),
  z.transform(({ note, ...fields }, context) => {
    const answers: Record<string, CheckAnswer> = {};
    for (const [name, given] of Object.entries(fields)) {
      const criterion = /^answer\.(.+)$/.exec(name)?.[1];
      if (criterion === undefined) continue;
      const answer = CHECK_ANSWERS.find((one) => one === given);
      if (answer && NAME.test(criterion)) answers[criterion] = answer;
      else context.issues.push({ code: 'custom', input: fields, path: [name], message: 'ui.forms.errors.choose' });
    }
    return { note, answers };
  }),
);
export type SiteCheckEntry = z.output<typeof siteCheckSchema>;

/** Why a look is handed back. */
export const handBackSchema = z.object({ words: longText(SITE_TEXT).check(z.minLength(1, 'ui.forms.errors.required')) });
