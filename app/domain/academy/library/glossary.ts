import { mapParts, type ModulePage } from './module-page.ts';
import { TERM } from './markdown-terms.ts';

/** A word as it stands in texts of a language, with what it means. */
export interface GlossaryWord {
  key: string;
  term: string;
  also: readonly string[];
  meaning: string;
}

export interface ExplainedWord {
  key: string;
  term: string;
  meaning: string;
}

/** Marked words as they were drawn; what stands within is escaped. */
const DRAWN = new RegExp(`<em class="${TERM}">([^<]*)</em>`, 'g');

/** Words by all forms in which they can stand in a text. Pure. */
function byForm(words: readonly GlossaryWord[]): Map<string, GlossaryWord> {
  return new Map(words.flatMap((word) => [word.term, ...word.also].map((form): [string, GlossaryWord] => [fold(form), word])));
}

function fold(form: string): string {
  return form.normalize('NFC').toLowerCase().replace(/[\s\u00a0]+/g, ' ').replace(/&#x27;|’/g, "'").trim();
}

/** A page whose marked words lead to what they mean, and those words by their alphabet. What is marked and not known reads like any other word. Pure. */
export function explainPage(page: ModulePage, words: readonly GlossaryWord[], language: string): { page: ModulePage; words: ExplainedWord[] } {
  const [known, used] = [byForm(words), new Map<string, GlossaryWord>()];
  const explained = mapParts(page, (html) =>
    html.replace(DRAWN, (_, form: string) => {
      const word = known.get(fold(form));
      if (!word) return form;
      used.set(word.key, word);
      return `<a class="${TERM}" href="#word-${word.key}">${form}</a>`;
    }),
  );
  return { page: explained, words: inAlphabet([...used.values()], language).map(({ key, term, meaning }) => ({ key, term, meaning })) };
}

/** The words that are marked in a text, by their alphabet. Pure. */
export function wordsMarked(markdown: string, words: readonly GlossaryWord[], language: string): GlossaryWord[] {
  return wordsFor([...markdown.matchAll(/\[\[([^[\]\n]{1,60})\]\]/g)].map(([, form = '']) => form), words, language);
}

/** The words of which these are forms, each once, by their alphabet. Pure. */
export function wordsFor(forms: readonly string[], words: readonly GlossaryWord[], language: string): GlossaryWord[] {
  const known = byForm(words);
  return inAlphabet([...new Set(forms.flatMap((form) => known.get(fold(form)) ?? []))], language);
}

function inAlphabet(words: readonly GlossaryWord[], language: string): GlossaryWord[] {
  return words.toSorted((a, b) => a.term.localeCompare(b.term, language));
}
