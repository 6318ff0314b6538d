import { useMatches } from '@remix-run/react';
import type { i18n } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { BrowserWords } from './browser-words.ts';
import type { Locale } from './locales.ts';

/** The server's translator holds every word; in the browser there is none and the page's own words are used. */
export const ServerWords = createContext<i18n | null>(null);

const LocaleContext = createContext<Locale>('en');

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

let browserWords: BrowserWords | null = null;

function translatorWith(locale: Locale, trees: readonly object[]): i18n {
  if (browserWords?.language !== locale) browserWords = new BrowserWords(locale);
  for (const tree of trees) browserWords.add(tree);
  return browserWords.forReact;
}

/** Gives every part of the page its words: those that came with the loaders of this page and of pages seen before. */
export function PageWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  const matches = useMatches();
  const server = useContext(ServerWords);
  const instance = useMemo(
    () => server ?? translatorWith(locale, matches.map(({ data }) => wordsIn(data)).filter((words) => words !== null)),
    [server, locale, matches],
  );
  return (
    <LocaleContext.Provider value={locale}>
      <I18nextProvider i18n={instance}>{children}</I18nextProvider>
    </LocaleContext.Provider>
  );
}

function wordsIn(data: unknown): object | null {
  return typeof data === 'object' && data !== null && 'words' in data && typeof data.words === 'object' ? data.words : null;
}
