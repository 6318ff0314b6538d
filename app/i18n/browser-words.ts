import type { i18n } from 'i18next';
import type { Locale } from './locales.ts';

interface Words {
  [key: string]: string | Words;
}

const NOTHING: Readonly<Record<string, unknown>> = {};
const nothingToDo = (): void => undefined;

/**
 * The page's translator in the browser: as much of i18next as our words ask for (keys by path, plurals by count, names in
 * braces), because i18next itself would be an eighth of a page's JavaScript. A test holds it to saying what i18next says.
 */
export class BrowserWords {
  readonly language: Locale;
  readonly languages: readonly Locale[];
  readonly options = NOTHING;
  readonly isInitialized = true;
  readonly hasLoadedNamespace = (): boolean => true;
  readonly getFixedT = () => this.t;
  readonly on = nothingToDo;
  readonly off = nothingToDo;
  private readonly words: Words = {};
  private readonly plurals: Intl.PluralRules;

  constructor(language: Locale) {
    this.language = language;
    this.languages = [language];
    this.plurals = new Intl.PluralRules(language);
  }

  /** What react-i18next asks of a translator is here; what it never asks of one is not. */
  get forReact(): i18n {
    return this as unknown as i18n;
  }

  add(tree: object): void {
    merge(this.words, tree as Words);
  }

  readonly t = (key: string, params: Readonly<Record<string, unknown>> = NOTHING): string => {
    const { count } = params;
    const plural = typeof count === 'number' ? this.find(`${key}_${this.plurals.select(count)}`) : undefined;
    const text = plural ?? this.find(key) ?? key;
    return text.replace(/\{\{(.+?)\}\}/g, (place, name: string) => (params[name] === undefined ? place : String(params[name] ?? '')));
  };

  private find(key: string): string | undefined {
    let at: string | Words | undefined = this.words;
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    return typeof at === 'string' ? at : undefined;
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
