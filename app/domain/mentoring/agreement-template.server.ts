import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import type { AgreementEntry } from './agreement-form.ts';
import { AGREEMENT_TEXTS } from './agreement-texts.ts';

/** With what an agreement begins in a language: words that the two make their own. A meeting every three weeks, for six months. */
export function templateIn(locale: Locale): PlainFields {
  const t = wordsOf(locale);
  return { ...Object.fromEntries(AGREEMENT_TEXTS.map((field) => [field, t(`mentoring.template.${field}`)])), rhythmWeeks: '3', months: '6' };
}

/** An agreement as the fields of its form. */
export function fieldsOfAgreement({ expectations, confidentiality, channels, danger, rhythmWeeks, months }: AgreementEntry): PlainFields {
  return { expectations, confidentiality, channels, danger, rhythmWeeks: rhythmWeeks === null ? '' : String(rhythmWeeks), months: months === null ? '' : String(months) };
}
