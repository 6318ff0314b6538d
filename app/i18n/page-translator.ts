import type { Locale } from './locales.ts';

interface Words {
  [key: string]: string | Words;
}

const NOTHING: Readonly<Record<string, unknown>> = {};

/**
 * The translator of what is drawn, in the browser and on the server: as much of i18next as our words ask for (keys by path,
 * plurals by count, names in braces), because i18next itself would be an eighth of a page's JavaScript and a twentieth of the
 * time to draw one. A test holds it to saying what i18next says.
 */
export class PageTranslator {
  readonly language: Locale;
  private readonly words: Words = {};
  private readonly plurals: Intl.PluralRules;
  private readonly found = new Map<string, string>();

  constructor(language: Locale) {
    this.language = language;
    this.plurals = new Intl.PluralRules(language);
  }

  add(tree: object): void {
    merge(this.words, tree as Words);
    this.found.clear();
  }

  readonly t = (key: string, params: Readonly<Record<string, unknown>> = NOTHING): string => {
    const { count } = params;
    const plural = typeof count === 'number' ? this.find(`${key}_${this.plurals.select(count)}`) : undefined;
    const text = plural ?? this.find(key) ?? key;
    return text.includes('{{') ? text.replace(/\{\{(.+?)\}\}/g, (place, name: string) => (params[name] === undefined ? place : String(params[name] ?? ''))) : text;
  };

  private find(key: string): string | undefined {
    // Only what exists is kept: keys that do not may come from anywhere.
    const known = this.found.get(key);
    if (known !== undefined) return known;
    let at: string | Words | undefined = this.words;
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    if (typeof at !== 'string') return undefined;
    this.found.set(key, at);
    return at;
  }
}

function merge(into: Words, from: Words): void {
  for (const [key, value] of Object.entries(from)) {
    if (typeof value === 'string') into[key] = value;
    else {
      const below = into[key];
      merge(typeof below === 'object' ? below : (into[key] = {}), value);
    }
  }
}
