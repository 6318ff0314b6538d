import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { WRITTEN, type Written } from '../headings.ts';
import type { GlossaryFile } from './model.ts';
import type { GlossaryWord } from './glossary.ts';
import { isNeutral } from './telling.ts';

/** What the words mean comes with the program, and is small: it is read at each start. */
let glossary: GlossaryFile = {};

/** Keeps what was read from files. */
export function keepGlossary(file: GlossaryFile): void {
  glossary = file;
}

/** The words of a language. To a visitor none that tells what this place is about, by itself or by what it means. */
export function glossaryFor(person: AskingPerson | null, language: string): GlossaryWord[] {
  const written = WRITTEN.find((one) => one === language);
  if (!written) return [];
  const words = Object.entries(glossary).map(([key, said]): GlossaryWord => ({ key, ...sayings(said, written) }));
  return person ? words : words.filter(({ key, term, also, meaning }) => [key, term, ...also, meaning].every(isNeutral));
}

function sayings(said: GlossaryFile[string], language: Written) {
  const { term, also = [], meaning } = said[language];
  return { term, also, meaning };
}
