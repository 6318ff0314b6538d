import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makePairing } from '#prisma/seed/mentoring.server.ts';
import { inDays, letItBegin, makeActivePairing, makeGoal, makeMeetings } from '#prisma/seed/pairings.server.ts';
import { findOuting } from '#tests/setup/outing.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { makeAgreementPaper } from './agreement-paper.server.ts';
import { proposeAgreement, saveAgreement } from './agreement.server.ts';
import { makeCertificate } from './certificate.server.ts';
import { beginClosing, completePairing, keepReflection, nameCertificate, writeTogether } from './closing.server.ts';
import { tickPortfolio } from './growth.server.ts';
import { writeEntry } from './journal.server.ts';
import { writeMeetingNote } from './meeting-notes.server.ts';
import { settleMeeting } from './meetings.server.ts';
import { offerWithin, settleTaking, takeOpportunity } from './opportunities.server.ts';
import { makePortfolio } from './portfolio.server.ts';

const LOCALES = ['en', 'fr'] as const;
const [MENTEE, MENTOR, HOUSE] = ['Quetzalpseudo', 'Baobabpseudo', 'Umbrellahouse'];
let turn = 0;
let mentee: AskingPerson;
let mentor: AskingPerson;

beforeEach(async () => {
  turn += 1;
  const organisationId = await makeOrganisation({ name: HOUSE });
  mentee = await makePerson([{ organisationId, role: 'emerging_leader' }], { pseudonym: `${MENTEE} ${turn}` });
  mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }], { pseudonym: `${MENTOR} ${turn}` });
});

/** What a paper says, its properties included; it names neither of the two, nor what outs anyone. */
function saidBy(pdf: Buffer): string {
  const { text, properties } = readPdf(pdf);
  const said = [text, ...Object.values(properties)].join('\n');
  for (const name of [MENTEE, MENTOR, HOUSE, mentee.id, mentor.id]) expect(said).not.toContain(name);
  expect(findOuting(said)).toEqual([]);
  return said;
}

/** What two people wrote until they both said that it was complete: each text holds its own word. */
async function livedThrough(mark: string, competency: 'advocacy' | 'facilitation'): Promise<{ pairing: string; goal: string; opportunity: string }> {
  const pairing = await makeActivePairing({ mentor, mentee }, { words: `${mark}agreed` });
  const goal = await makeGoal(mentee, pairing, { competency, words: `${mark}goal` });
  const [meeting = ''] = await makeMeetings(mentor, pairing, { at: inDays(30), words: `${mark}agenda` });
  await letItBegin(meeting, inDays(mark === 'ticked' ? -2 : -4));
  await settleMeeting(mentee, meeting, 'hold');
  for (const kind of ['shared', 'private'] as const) await writeMeetingNote(mentee, meeting, { kind, text: `${mark}note` });
  await writeEntry(mentee, pairing, `${mark}journal`);
  await offerWithin(mentor, pairing, { kind: mark === 'ticked' ? 'speak' : 'sit_in', competencies: [], places: 1, happensOn: null, text: `${mark}offered` });
  const { id: opportunity } = await database().opportunity.findFirstOrThrow({ where: { pairingId: pairing } });
  await takeOpportunity(mentee, opportunity);
  await settleTaking(mentee, opportunity, 'report', `${mark}gave`);
  await beginClosing(mentee, pairing);
  for (const person of [mentee, mentor]) await keepReflection(person, pairing, { learned: `${mark}learned${person === mentor ? 'mentor' : ''}`, proud: '', next: '', version: 0, step: 'done' });
  await writeTogether(mentee, pairing, { together: `${mark}together`, version: 0 });
  await completePairing(mentor, pairing);
  return { pairing, goal, opportunity };
}

describe('a portfolio', () => {
  it('says what is ticked and nothing else, and names nobody', async () => {
    const [ticked, left] = [await livedThrough('ticked', 'advocacy'), await livedThrough('left', 'facilitation')];
    await tickPortfolio(mentee, [
      { part: 'competency', subject: 'advocacy' },
      { part: 'goal', subject: ticked.goal },
      { part: 'opportunity', subject: ticked.opportunity },
      { part: 'reflection', subject: ticked.pairing },
    ]);
    const words = { en: { in: ['Advocacy', 'Speak'], out: ['Facilitation', 'Sit in', 'meeting'] }, fr: { in: ['Plaidoyer'], out: ['Animer', 'Facilit', 'rencontre'] } };
    for (const locale of LOCALES) {
      const said = saidBy(await makePortfolio(mentee, locale));
      for (const word of ['tickedgave', 'tickedlearned', ...words[locale].in]) expect(said, `${locale} ${word}`).toContain(word);
      for (const word of ['left', 'tickedlearnedmentor', 'tickedtogether', 'tickedjournal', 'tickednote', 'tickedagenda', 'tickedoffered', 'tickedgoal', 'tickedagreed', ...words[locale].out]) expect(said, `${locale} ${word}`).not.toContain(word);
    }
    await tickPortfolio(mentee, [{ part: 'meetings', subject: left.pairing }]);
    const said = saidBy(await makePortfolio(mentee, 'en'));
    expect(said).toMatch(/1 meeting/);
    for (const word of ['left', 'ticked', 'Advocacy']) expect(said).not.toContain(word);
  });

  it('with nothing ticked says nothing of them, and somebody else’s is never theirs', async () => {
    const { pairing, goal, opportunity } = await livedThrough('ticked', 'advocacy');
    const all = [{ part: 'competency' as const, subject: 'advocacy' }, { part: 'goal' as const, subject: goal }, { part: 'opportunity' as const, subject: opportunity }, { part: 'reflection' as const, subject: pairing }, { part: 'meetings' as const, subject: pairing }];
    await tickPortfolio(mentor, all);
    for (const person of [mentee, mentor]) expect(saidBy(await makePortfolio(person, 'en'))).not.toMatch(/ticked|Advocacy|meeting/);
  });
});

describe('a certificate', () => {
  it('says the name that the mentee chose, and no pseudonym or word of the two', async () => {
    const { pairing } = await livedThrough('ticked', 'advocacy');
    await expect(makeCertificate(mentee, pairing, 'en')).rejects.toThrow(Refusal);
    await nameCertificate(mentee, pairing, 'Ñandú Ọlá-Tamarind');
    for (const locale of LOCALES) {
      const said = saidBy(await makeCertificate(mentee, pairing, locale));
      expect(said).toContain('Ñandú Ọlá-Tamarind');
      expect(said).not.toMatch(/ticked|\ufffd/);
    }
    await expect(makeCertificate(mentor, pairing, 'en')).rejects.toThrow(Refusal);
    await expect(makeCertificate(await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]), pairing, 'en')).rejects.toThrow(NotFound);
  });
});

describe('an agreement', () => {
  it('says what both signed, and neither who they are nor what is only proposed', async () => {
    const pairing = await makeActivePairing({ mentor, mentee }, { words: 'signedwords' });
    await proposeAgreement(mentor, pairing);
    await saveAgreement(mentor, pairing, { expectations: 'proposedwords', confidentiality: 'proposedwords', channels: 'proposedwords', danger: 'proposedwords', rhythmWeeks: 7, months: 9, edit: 1 });
    for (const person of [mentee, mentor]) {
      for (const locale of LOCALES) {
        const said = saidBy(await makeAgreementPaper(person, pairing, locale));
        expect(said.match(/signedwords/g)).toHaveLength(4);
        expect(said).not.toContain('proposedwords');
      }
    }
  });

  it('that is not signed is no paper', async () => {
    const pairing = await makePairing({ mentor, mentee });
    await expect(makeAgreementPaper(mentee, pairing, 'en')).rejects.toThrow(Refusal);
  });
});
