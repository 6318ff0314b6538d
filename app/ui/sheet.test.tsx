import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider, type StaticHandlerContext } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { PageTranslator } from '#app/i18n/page-translator.ts';
import { GivenWords } from '#app/i18n/page-words.tsx';
import en from './locales/en.json';
import fr from './locales/fr.json';
import { Sheet } from './sheet.tsx';

function drawSheet(locale: 'en' | 'fr'): string {
  const words = new PageTranslator(locale);
  words.add({ ui: locale === 'en' ? en : fr });
  const { dataRoutes } = createStaticHandler([{ id: 'sheet', path: '/', element: <Sheet /> }]);
  const context: StaticHandlerContext = { basename: '', location: { pathname: '/', search: '', hash: '', state: null, key: 'default' }, matches: [{ params: {}, pathname: '/', pathnameBase: '/', route: dataRoutes[0]! }], loaderData: {}, actionData: null, errors: null, statusCode: 200, loaderHeaders: {}, actionHeaders: {}, activeDeferreds: null };
  return renderToString(
    <GivenWords locale={locale} translator={words}>
      <StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />
    </GivenWords>,
  ).replaceAll('<!-- -->', '');
}

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found ?? '');

describe.each(['en', 'fr'] as const)('every part of the design system, in %s', (locale) => {
  const html = drawSheet(locale);

  it('keeps to the policy of the page: no style and no script in attributes', () => {
    expect(html).not.toMatch(/<[a-z]+\b[^>]* style=/i);
    expect(html).not.toMatch(/<[a-z]+\b[^>]* on[a-z]+="/i);
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('has each id once, and all that refers to one leads somewhere', () => {
    const ids = all(html, / id="([^"]*)"/g);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const meant = [...all(html, / for="([^"]*)"/g), ...all(html, / aria-(?:labelledby|describedby)="([^"]*)"/g).flatMap((list) => list.split(' ')), ...all(html, / href="#([^"]+)"/g)];
    expect(meant.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has one title, and headings that skip no depth', () => {
    const depths = all(html, /<h([1-6])\b/g).map(Number);
    expect(depths.filter((depth) => depth === 1)).toHaveLength(1);
    expect(depths.filter((depth, at) => at > 0 && depth > depths[at - 1]! + 1)).toEqual([]);
  });

  it('draws pictures that are either named or silent', () => {
    const pictures = html.match(/<svg\b[^>]*>/g) ?? [];
    const nested = (html.match(/<svg x="[^"]*"[^>]*>/g) ?? []).length;
    expect(pictures.filter((tag) => !/aria-hidden="true"|role="img"/.test(tag))).toHaveLength(nested);
    for (const tag of pictures.filter((one) => one.includes('role="img"'))) expect(tag).toMatch(/aria-label(ledby)?="[^"]+"/);
  });

  it('finds all its words', () => {
    expect(html.match(/\bui\.\w+\.\w+/g)).toBeNull();
    expect(html).not.toContain('{{');
  });

  it('leaves at once without a script: a plain form, on every page', () => {
    expect(html).toContain('<form method="post" action="/leave">');
  });
});
