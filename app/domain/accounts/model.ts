import * as z from 'zod/mini';
import { LOCALES } from '#app/i18n/locales.ts';
import { emptyAsNull, shortText, ticked } from '#app/domain/text.ts';
import { timeZones } from './time-zones.ts';

/** What one is called here: 2 to 40 characters, chosen by the person. Never a legal name. */
export const pseudonymSchema = shortText(40).check(z.minLength(2, 'accounts.errors.pseudonymShort'));

const notEndless = z.refine<string>((text) => new TextEncoder().encode(text).length <= 1024, 'accounts.errors.passphraseLong');

/**
 * A new passphrase as typed: kept to the letter, 12 to 1,024 bytes (longer is refused before any hashing).
 * No rule of composition (OWASP ASVS 6.2.5); common ones are refused by `passphrase.server.ts`.
 */
export const newPassphraseSchema = z
  .string({ error: 'ui.forms.errors.required' })
  .check(z.minLength(1, 'ui.forms.errors.required'), z.refine((text) => [...text].length >= 12, 'accounts.errors.passphraseShort'), notEndless);

/** A passphrase given to sign in: any, but not endless. */
const givenPassphraseSchema = z
  .string({ error: 'ui.forms.errors.required' })
  .check(z.minLength(1, 'ui.forms.errors.required'), notEndless);


export const signInSchema = z.object({
  pseudonym: shortText(40).check(z.minLength(1, 'ui.forms.errors.required')),
  passphrase: givenPassphraseSchema,
  sharedDevice: ticked,
});

export const joinSchema = z.object({
  pseudonym: pseudonymSchema,
  passphrase: newPassphraseSchema,
  recoveryAddress: emptyAsNull(z.email('accounts.errors.address').check(z.maxLength(254, 'ui.forms.errors.tooLong'))),
  sharedDevice: ticked,
});

export const recoverySchema = z.object({
  pseudonym: shortText(40).check(z.minLength(1, 'ui.forms.errors.required')),
  code: shortText(40).check(z.minLength(1, 'ui.forms.errors.required')),
  passphrase: newPassphraseSchema,
});

export const passphraseChangeSchema = z.object({ current: givenPassphraseSchema, passphrase: newPassphraseSchema });

export const recoveryCodesSchema = z.object({ current: givenPassphraseSchema });

export const accountSchema = z.object({
  locale: z.enum(LOCALES, { error: 'ui.forms.errors.choose' }),
  timeZone: z.pipe(z.string().check(z.refine((zone) => zone === '' || timeZones().includes(zone), 'ui.forms.errors.choose')), z.transform((zone) => zone || null)),
  recoveryAddress: emptyAsNull(z.email('accounts.errors.address').check(z.maxLength(254, 'ui.forms.errors.tooLong'))),
});

/** A pseudonym folded for looking it up: the same name however it was typed. */
export function foldPseudonym(pseudonym: string): string {
  return pseudonym.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}
