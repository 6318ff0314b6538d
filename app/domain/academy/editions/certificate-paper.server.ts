import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { config } from '#app/platform/config.server.ts';
import { enclose, say } from '#app/platform/pdf-tags.ts';
import { INK, lacksSignsFor, writePdf } from '#app/platform/pdf-writing.server.ts';
import { readCertificate } from './certificate.server.ts';

/**
 * A certificate in the name that a delegate chose, with the code by which whoever is shown it finds that it is one. It names no network, no
 * organisation, no subject and no venue. @throws NotFound; Refusal before it was asked for
 */
export async function makeCertificate(person: AskingPerson, delegateId: string, locale: Locale): Promise<Buffer> {
  const { certificate, name, days, reference } = await readCertificate(person, delegateId);
  if (!certificate) throw new Refusal('academy.certificate.refusals.none');
  const [t, format] = [wordsOf(locale), formatIn(locale)];
  const period = days.startsOn === days.endsOn ? t('academy.editions.letter.onDay', { day: format.date(days.startsOn) }) : t('academy.editions.letter.fromTo', { from: format.date(days.startsOn), to: format.date(days.endsOn) });
  return writePdf({ locale, margin: 64, layout: 'landscape', tagged: true }, (doc) => enclose(doc, 'Document', () => {
    doc.y = doc.page.height / 4;
    say(doc, 'H1', () => doc.font('bold').fontSize(22).fillColor(INK.accent).text(t('academy.certificate.paper.heading')));
    doc.moveDown(0.8);
    say(doc, 'P', () => doc.font('bold').fontSize(30).fillColor(INK.text).text(name));
    doc.moveDown(0.6);
    say(doc, 'P', () => doc.font('plain').fontSize(13).text(t('academy.certificate.paper.said', { period }), { lineGap: 4 }));
    if (lacksSignsFor(doc.font('plain'), name)) {
      doc.moveDown(1);
      say(doc, 'P', () => doc.fontSize(9).fillColor(INK.accent).text(t('academy.editions.letter.missingSigns')));
    }
    doc.y = doc.page.height - 150;
    say(doc, 'P', () => doc.font('plain').fontSize(10).fillColor(INK.muted).text(t('academy.certificate.paper.reference', { reference, day: format.date(days.endsOn) })));
    doc.moveDown(0.3);
    say(doc, 'P', () => doc.text(t('academy.certificate.paper.check', { address: `${config().origin.replace(/^https?:\/\//, '')}/verify` })));
    doc.moveDown(0.3);
    say(doc, 'P', () => doc.font('bold').fontSize(12).fillColor(INK.text).text(certificate.code));
  }));
}
