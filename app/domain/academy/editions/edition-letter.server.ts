import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { adorn, enclose, say } from '#app/platform/pdf-tags.ts';
import { INK, lacksSignsFor, writePdf } from '#app/platform/pdf-writing.server.ts';
import { readDelegacy } from './edition-delegates.server.ts';

/**
 * A letter of invitation in the name that a delegate chose, for a border, an employer or a landlord to read: it names no network,
 * no organisation, no subject and no venue, which is said with how to find it. Somebody of the host signs it by hand.
 * @throws NotFound; Refusal as long as the team is not selected
 */
export async function makeLetter(person: AskingPerson, delegateId: string, locale: Locale): Promise<Buffer> {
  const { may, said, edition, days } = await readDelegacy(person, delegateId);
  if (!may.takePapers || !said.paperName) throw new Refusal('academy.editions.refusals.notSelected');
  const [t, format] = [wordsOf(locale), formatIn(locale)];
  const name = said.paperName;
  const period = days.startsOn === days.endsOn ? t('academy.editions.letter.onDay', { day: format.date(days.startsOn) }) : t('academy.editions.letter.fromTo', { from: format.date(days.startsOn), to: format.date(days.endsOn) });
  return writePdf({ locale, margin: 72, tagged: true }, (doc) => enclose(doc, 'Document', () => {
    const text = (line: string) => {
      say(doc, 'P', () => doc.font('plain').fontSize(11.5).fillColor(INK.text).text(line, { lineGap: 3 }));
      doc.moveDown(0.8);
    };
    say(doc, 'P', () => doc.font('plain').fontSize(10).fillColor(INK.muted).text(format.date(dayIn(edition.zone, now())), { align: 'right' }));
    doc.moveDown(3);
    say(doc, 'H1', () => doc.font('bold').fontSize(20).fillColor(INK.text).text(t('academy.editions.letter.heading')));
    doc.moveDown(1.2);
    say(doc, 'P', () => doc.font('bold').fontSize(14).text(name));
    doc.moveDown(1);
    text(t('academy.editions.letter.invited', { period }));
    text(t('academy.editions.letter.languages', { languages: format.list(edition.languages.map((tag) => nameOfLanguage(locale, tag))) }));
    text(t('academy.editions.letter.welcome'));
    doc.moveDown(4);
    // The line to sign on is for the eye; what it is for is said below it.
    adorn(doc, () => doc.font('plain').fontSize(10).fillColor(INK.muted).text('_'.repeat(38)));
    say(doc, 'P', () => doc.text(t('academy.editions.letter.signature')));
    if (lacksSignsFor(doc.font('plain'), name)) {
      doc.moveDown(2);
      say(doc, 'P', () => doc.fontSize(9).fillColor(INK.accent).text(t('academy.editions.letter.missingSigns')));
    }
  }));
}
