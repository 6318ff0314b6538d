import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { readClosing } from './closing.server.ts';
import { writePaper } from './paper.server.ts';

/** A certificate for the mentee in the name that they chose; nobody else is named on it. @throws NotFound, Refusal while none is wanted */
export async function makeCertificate(person: AskingPerson, pairingId: string, locale: Locale): Promise<Buffer> {
  const { certificateName, may, standing } = await readClosing(person, pairingId);
  if (!may.certify) throw new Refusal('mentoring.refusals.menteeOnly');
  if (certificateName === '') throw new Refusal('mentoring.refusals.noName');
  const t = wordsOf(locale);
  const { activeAt, endedAt } = standing.pairing;
  const format = formatIn(locale);
  return writePaper(locale, ({ doc, title, text, tellMissing }) => {
    doc.y = doc.page.height / 3;
    title(t('mentoring.certificate.heading'));
    doc.font('bold').fontSize(28).text(certificateName).moveDown(0.6);
    tellMissing(certificateName);
    text(t('mentoring.certificate.said', { from: format.date(activeAt ?? standing.pairing.acceptedAt), to: format.date(endedAt ?? now()) }));
  }, 'landscape');
}
