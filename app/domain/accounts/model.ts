import { z } from 'zod';
import { LOCALES } from '#app/i18n/locales.ts';
import { emptyAsNull, shortText } from '#app/domain/text.ts';

/** What one is called here: 2 to 40 characters, chosen by the person. Never a legal name. */
export const pseudonymSchema = shortText(40).min(2, 'accounts.errors.pseudonymShort');

/**
 * A new passphrase as typed: kept to the letter, 12 to 1,024 bytes (longer is refused before any hashing).
 * No rule of composition (OWASP ASVS 6.2.5); common ones are refused by `passphrase.server.ts`.
 */
export const newPassphraseSchema = z
  .string({ error: 'ui.forms.errors.required' })
  .min(1, 'ui.forms.errors.required')
  .refine((text) => [...text].length >= 12, 'accounts.errors.passphraseShort')
  .refine((text) => new TextEncoder().encode(text).length <= 1024, 'accounts.errors.passphraseLong');

/** A passphrase given to sign in: any, but not endless. */
const givenPassphraseSchema = z
  .string({ error: 'ui.forms.errors.required' })
  .min(1, 'ui.forms.errors.required')
  .refine((text) => new TextEncoder().encode(text).length <= 1024, 'accounts.errors.passphraseLong');

/** A check box of a form: present means yes. */
const ticked = z.literal('on').optional().transform((value) => value === 'on');

export const signInSchema = z.object({
  pseudonym: shortText(40).min(1, 'ui.forms.errors.required'),
  passphrase: givenPassphraseSchema,
  sharedDevice: ticked,
});

export const joinSchema = z.object({
  pseudonym: pseudonymSchema,
  passphrase: newPassphraseSchema,
  recoveryAddress: emptyAsNull(z.email('accounts.errors.address').max(254, 'ui.forms.errors.tooLong')),
  sharedDevice: ticked,
});

export const recoverySchema = z.object({
  pseudonym: shortText(40).min(1, 'ui.forms.errors.required'),
  code: shortText(40).min(1, 'ui.forms.errors.required'),
  passphrase: newPassphraseSchema,
});

export const passphraseChangeSchema = z.object({ current: givenPassphraseSchema, passphrase: newPassphraseSchema });

export const recoveryCodesSchema = z.object({ current: givenPassphraseSchema });

export const accountSchema = z.object({
  locale: z.enum(LOCALES, { error: 'ui.forms.errors.choose' }),
  timeZone: z.string().refine((zone) => zone === '' || Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'ui.forms.errors.choose').transform((zone) => zone || null),
  recoveryAddress: emptyAsNull(z.email('accounts.errors.address').max(254, 'ui.forms.errors.tooLong')),
});

/** A pseudonym folded for looking it up: the same name however it was typed. */
export function foldPseudonym(pseudonym: string): string {
  return pseudonym.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}
