import { useMatches } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Locale } from './locales.ts';
import { PageTranslator } from './page-translator.ts';

/** The server's translator holds every word; in the browser there is none and the page's own words are used. */
export const ServerWords = createContext<PageTranslator | null>(null);

interface Translation {
  t: TFunction;
}

const TranslationContext = createContext<Translation>({ t: ((key: string) => key) as TFunction });
const LocaleContext = createContext<Locale>('en');

/** The words of the page: `t(key, places to fill)`. */
export function useTranslation(): Translation {
  return useContext(TranslationContext);
}

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

let browserWords: PageTranslator | null = null;

function translatorWith(locale: Locale, trees: readonly object[]): PageTranslator {
  if (browserWords?.language !== locale) browserWords = new PageTranslator(locale);
  for (const tree of trees) browserWords.add(tree);
  return browserWords;
}

/** Gives every part of the page its words: those that came with the loaders of this page and of pages seen before. */
export function PageWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  const matches = useMatches();
  const server = useContext(ServerWords);
  const translator = useMemo(
    () => server ?? translatorWith(locale, matches.map(({ data }) => wordsIn(data)).filter((words) => words !== null)),
    [server, locale, matches],
  );
  return (
    <GivenWords locale={locale} translator={translator}>
      {children}
    </GivenWords>
  );
}

/** Gives what is below the words of a translator. */
export function GivenWords({ locale, translator, children }: { locale: Locale; translator: Pick<PageTranslator, 't'>; children: ReactNode }) {
  const translation = useMemo(() => ({ t: translator.t as unknown as TFunction }), [translator]);
  return (
    <LocaleContext.Provider value={locale}>
      <TranslationContext.Provider value={translation}>{children}</TranslationContext.Provider>
    </LocaleContext.Provider>
  );
}

function wordsIn(data: unknown): object | null {
  return typeof data === 'object' && data !== null && 'words' in data && typeof data.words === 'object' ? data.words : null;
}
