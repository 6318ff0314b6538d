import { expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { glossaryFor } from './glossary.server.ts';
import { publishCurriculum } from './publishing.server.ts';

const entry = (key: string, term: string, more = '') => `${key}:\n  en: { term: ${term}, meaning: "A ${term}."${more} }\n  fr: { term: ${term}-fr, meaning: "Un ${term}." }\n`;

/** Publishes a module with a glossary. */
async function publish(terms: string): Promise<void> {
  const made = makeCurriculumFolder();
  made.module('one');
  made.write('glossary/terms.yaml', terms);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
}

it('a glossary is read with the rest, and what is wrong in it stops all of it, by file, line and field', async () => {
  await publish(entry('peer', 'peer') + entry('condom', 'condom'));
  await expect(publish(entry('peer', 'peer', ', colour: red'))).rejects.toThrow('curriculum/glossary/terms.yaml:2: peer.en.colour: is no field that there is');
  await expect(publish(entry('peer', 'peer') + entry('pair', 'Peer'))).rejects.toThrow('curriculum/glossary/terms.yaml:5: pair.en: peer is explained by peer already');
  await expect(publish('peer:\n  en: { term: "<b>", meaning: "x" }\n  fr: { term: x, meaning: x }\n')).rejects.toThrow('peer.en.term: is one line without brackets');
  await expect(publish('Peer Group:\n  en: { term: x, meaning: x }\n  fr: { term: x, meaning: x }\n')).rejects.toThrow('curriculum/glossary/terms.yaml:1: Peer Group');
  await expect(publish('peer: 1\npeer: 2\n')).rejects.toThrow('curriculum/glossary/terms.yaml:2: YAML');
  // What was there before is there still.
  expect(glossaryFor({} as AskingPerson, 'en').map(({ term }) => term)).toEqual(['peer', 'condom']);
});

it('a visitor is told no word that says what this place is about', () => {
  expect([glossaryFor(null, 'en').map(({ term }) => term), glossaryFor(null, 'fr').map(({ term }) => term), glossaryFor(null, 'es')]).toEqual([['peer'], ['peer-fr'], []]);
});
