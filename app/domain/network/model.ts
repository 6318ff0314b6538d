import { z } from 'zod';
import { Role } from '#app/platform/generated/enums.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { longText, shortText } from '#app/domain/text.ts';
import { COUNTRIES, LANGUAGES, REGIONS } from './places.ts';

const languages = z.array(z.enum(LANGUAGES), { error: 'ui.forms.errors.chooseOne' }).min(1, 'ui.forms.errors.chooseOne').max(20);

/** An organisation led by sex workers, as its regional network enters it. */
export const organisationSchema = z.object({
  name: shortText(120).min(2, 'ui.forms.errors.required'),
  acronym: shortText(20).transform((text) => text || null),
  kind: z.enum(['national', 'local'], { error: 'ui.forms.errors.choose' }),
  country: z.enum(COUNTRIES, { error: 'ui.forms.errors.choose' }),
  languages,
});

export const networkSchema = z.object({
  name: shortText(120).min(2, 'ui.forms.errors.required'),
  acronym: shortText(20).transform((text) => text || null),
  regionId: z.enum(REGIONS, { error: 'ui.forms.errors.choose' }),
  languages,
});

export const invitationSchema = z.object({
  role: z.enum(Role, { error: 'ui.forms.errors.choose' }),
  locale: z.enum(LOCALES, { error: 'ui.forms.errors.choose' }),
  note: longText(500),
});

const share = z
  .string({ error: 'ui.forms.errors.number' })
  .regex(/^\s*\d{1,3}\s*$/, 'ui.forms.errors.number')
  .transform(Number)
  .refine((value) => value <= 100, 'ui.forms.errors.number');

/** What an organisation says of being led by sex workers. Shares in whole per cent. */
export const declarationSchema = z.object({
  decisionBodyShare: share,
  decisionBodyAnswer: longText(4000),
  spokespersonsShare: share,
  spokespersonsAnswer: longText(4000),
  staffShare: share,
  staffSameContracts: z.literal('on').optional().transform((value) => value === 'on'),
  staffAnswer: longText(4000),
});

/** What the regional network answers; nothing need be said. */
export const reviewSchema = z.object({ answer: longText(4000).optional().transform((text) => text ?? '') });

/** A role given to someone who is there already. */
export const roleSchema = z.object({ role: z.enum(Role, { error: 'ui.forms.errors.choose' }) });

/** The regional network that an organisation moves to. */
export const moveSchema = z.object({ networkId: z.uuid('ui.forms.errors.choose') });
