import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { AGREEMENT_TEXTS } from './agreement-texts.ts';
import { readAgreement } from './agreement.server.ts';
import { writePaper } from './paper.server.ts';

/** The agreement in force as a PDF for one of the two; it names neither. @throws NotFound, Refusal while none is signed */
export async function makeAgreementPaper(person: AskingPerson, pairingId: string, locale: Locale): Promise<Buffer> {
  const signed = (await readAgreement(person, pairingId)).versions.find(({ state }) => state === 'signed');
  if (!signed) throw new Refusal('mentoring.refusals.agreementFirst');
  const [t, format] = [wordsOf(locale), formatIn(locale)];
  return writePaper(locale, ({ title, heading, text, small, tellMissing }) => {
    title(t('mentoring.agreement.title'));
    if (signed.signedAt) small(t('mentoring.agreement.signedOn', { date: format.date(signed.signedAt) }));
    for (const field of AGREEMENT_TEXTS) {
      heading(t(`mentoring.agreement.${field}`));
      text(signed[field]);
      tellMissing(signed[field]);
    }
    heading(t('mentoring.agreement.rhythmWeeks'));
    text(t('mentoring.agreement.everyWeeks', { count: signed.rhythmWeeks ?? 1 }));
    heading(t('mentoring.agreement.months'));
    text(t('mentoring.agreement.forMonths', { count: signed.months ?? 1 }));
  });
}
