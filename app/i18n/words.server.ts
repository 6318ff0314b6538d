import { createInstance, type i18n, type TFunction } from 'i18next';
import { LOCALES, type Locale } from './locales.ts';
import { PageTranslator } from './page-translator.ts';

export interface WordTree {
  [key: string]: string | WordTree;
}

const files = import.meta.glob<WordTree>(['../domain/*/locales/*.json', '../domain/*/*/locales/*.json', '../ui/locales/*.json', '../http/locales/*.json'], {
  eager: true,
  import: 'default',
});

/** All words of all languages: the first part of a key is the subject whose files hold it; what its rooms say goes in with its own. */
export const WORDS: Readonly<Record<Locale, WordTree>> = collectWords();

function collectWords(): Record<Locale, WordTree> {
  const words = Object.fromEntries(LOCALES.map((locale) => [locale, {}])) as Record<Locale, WordTree>;
  for (const [path, tree] of Object.entries(files)) {
    const [, subject = '', locale] = /^\.\.\/(?:domain\/)?([^/]+)\/(?:[^/]+\/)?locales\/(\w+)\.json$/.exec(path) ?? [];
    const place = subject === 'http' ? 'frame' : subject;
    if (LOCALES.some((known) => known === locale)) Object.assign(((words[locale as Locale][place] as WordTree | undefined) ??= {}), locale === 'fr' ? withApostrophes(tree) : tree);
  }
  return words;
}

/** French as it is printed: whichever apostrophe was typed into a file, pages show one and the same. */
function withApostrophes(tree: WordTree): WordTree {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? value.replaceAll("'", '’') : withApostrophes(value)]));
}

const instances = new Map<Locale, i18n>();

/** The server's own translator of a language: one for the life of the process, it keeps no state between pages. */
function instanceOf(locale: Locale): i18n {
  let instance = instances.get(locale);
  if (!instance) {
    instance = createInstance();
    void instance.init({
      lng: locale,
      fallbackLng: false,
      resources: { [locale]: { translation: WORDS[locale] } },
      interpolation: { escapeValue: false },
      initAsync: false,
    });
    instances.set(locale, instance);
  }
  return instance;
}

export function wordsOf(locale: Locale): TFunction {
  return instanceOf(locale).t;
}

/** What pages are drawn with on the server. */
export interface DrawingWords {
  /** Knows every word of the language. */
  translator: PageTranslator;
  /** The words of some sections as they stand in a page for its scripts. */
  write(sections: readonly string[]): string;
}

const drawing = new Map<Locale, DrawingWords>();

/** The words of a language for drawing: made once, as they never change. */
export function serverWords(locale: Locale): DrawingWords {
  let words = drawing.get(locale);
  if (!words) {
    words = { translator: new PageTranslator(locale), write: writerOf(locale) };
    words.translator.add(WORDS[locale]);
    drawing.set(locale, words);
  }
  return words;
}

/** Each page asks for the same sections every time: they are written down once. */
function writerOf(locale: Locale): DrawingWords['write'] {
  const written = new Map<string, string>();
  return (sections) => {
    const key = sections.join();
    const text = written.get(key) ?? JSON.stringify(pickWords(locale, sections)).replaceAll('<', '\\u003c');
    written.set(key, text);
    return text;
  };
}

/**
 * The part of the words that a page needs in the browser: `sections` are key prefixes such as `assessment.overview`.
 * @throws when a section does not exist, so that a typing error fails the first test that draws the page.
 */
export function pickWords(locale: Locale, sections: readonly string[]): WordTree {
  const picked: WordTree = {};
  for (const section of sections) {
    const path = section.split('.');
    let from: string | WordTree | undefined = WORDS[locale];
    let into = picked;
    path.forEach((part, depth) => {
      from = typeof from === 'object' ? from[part] : undefined;
      if (from === undefined) throw new Error(`There are no words under "${section}" in "${locale}"`);
      if (depth === path.length - 1) into[part] = typeof from === 'object' && typeof into[part] === 'object' ? { ...into[part], ...from } : from;
      else into = (into[part] = typeof into[part] === 'object' ? into[part] : {}) as WordTree;
    });
  }
  return picked;
}
