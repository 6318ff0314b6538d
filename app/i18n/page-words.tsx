import { useMatches } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Locale } from './locales.ts';
import { PageTranslator } from './page-translator.ts';

/** The server's translator holds every word; in the browser there is none, and those are used that the page brought along. */
export const ServerWords = createContext<{ translator: PageTranslator; write(sections: readonly string[]): string } | null>(null);

const BROUGHT = 'words';

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
  if (browserWords?.language !== locale) {
    const isFirst = browserWords === null;
    browserWords = new PageTranslator(locale);
    if (isFirst) browserWords.add(JSON.parse(document.getElementById(BROUGHT)?.textContent || '{}') as object);
  }
  for (const tree of trees) browserWords.add(tree);
  return browserWords;
}

/** Gives every part of the page its words: those that came with this page and with pages seen before. */
export function PageWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  const matches = useMatches();
  const server = useContext(ServerWords);
  const translator = useMemo(
    () => server?.translator ?? translatorWith(locale, matches.flatMap(({ data }) => wordsIn(data) ?? [])),
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

/** The words of a page for its scripts, beside its data: they are the same for everyone, and written down once. */
export function BroughtWords({ nonce }: { nonce: string | undefined }) {
  const matches = useMatches();
  const server = useContext(ServerWords);
  const text = server?.write(matches.flatMap(({ data }) => sectionsIn(data))) ?? '';
  return <script id={BROUGHT} type="application/json" nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} suppressHydrationWarning />;
}

/** Under `words` a page's data has their sections, and data that scripts asked for the words themselves. */
function valueIn(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'words' in data ? data.words : null;
}

function sectionsIn(data: unknown): readonly string[] {
  const words = valueIn(data);
  return Array.isArray(words) ? (words as string[]) : [];
}

function wordsIn(data: unknown): object | null {
  const words = valueIn(data);
  return typeof words === 'object' && !Array.isArray(words) ? words : null;
}
