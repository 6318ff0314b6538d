import * as z from 'zod/mini';
import { Role } from '#app/platform/generated/enums.ts';
import { optionalText, shortText } from '#app/domain/text.ts';
import { COUNTRIES, LANGUAGES, REGIONS } from './places.ts';

const languages = z.array(z.enum(LANGUAGES), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(20));

/** An organisation led by sex workers, as its regional network enters it. */
export const organisationSchema = z.object({
  name: shortText(120).check(z.minLength(2, 'ui.forms.errors.required')),
  acronym: optionalText(20),
  kind: z.enum(['national', 'local'], { error: 'ui.forms.errors.choose' }),
  country: z.enum(COUNTRIES, { error: 'ui.forms.errors.choose' }),
  languages,
});

/** One that is entered anew; a coordinator of several networks says into which. */
export const newOrganisationSchema = z.object({ ...organisationSchema.shape, networkId: z.optional(z.uuid('ui.forms.errors.choose')) });

export const networkSchema = z.object({
  name: shortText(120).check(z.minLength(2, 'ui.forms.errors.required')),
  acronym: optionalText(20),
  regionId: z.enum(REGIONS, { error: 'ui.forms.errors.choose' }),
  languages,
});

/** A role given to someone who is there already. */
export const roleSchema = z.object({ role: z.enum(Role, { error: 'ui.forms.errors.choose' }) });

/** The regional network that an organisation moves to. */
export const moveSchema = z.object({ networkId: z.uuid('ui.forms.errors.choose') });
