import { idsIn, linksIn } from './page-parts.ts';
import type { RunningApp } from './app.ts';

export interface CrawledPage {
  path: string;
  status: number;
  html: string;
  /** What the data channel says of the same page. */
  data: string;
  headers: Headers;
}

const MOST = 1_200;
/** A calendar leads to the next day for ever, an edition has many days, and every site can be visited for every engagement: of pages that differ in nothing else, some are enough. */
const MOST_DATES = 3;
const DATE = /\d{4}-\d\d(-\d\d)?|(?<=\/days\/)\d+|(?<=[?&]day=)\w+|(?<=source=\w+%3A)[\da-f-]{36}/g;

/** Visits the paths and all that they lead to, as whoever holds the cookie sees it. */
export async function crawl(app: RunningApp, cookie: string, from: readonly string[]): Promise<CrawledPage[]> {
  const known = new Set(from);
  const pages: CrawledPage[] = [];
  const dated = new Map<string, number>();
  const isEnough = (path: string) => {
    const plain = path.replace(DATE, 'DATE');
    if (plain === path || known.has(path)) return false;
    dated.set(plain, (dated.get(plain) ?? 0) + 1);
    return (dated.get(plain) ?? 0) > MOST_DATES;
  };
  for (const path of known) {
    const [at, query = ''] = path.split('?');
    const [page, data] = await Promise.all([app.send(path, { cookie }), app.send(`${at}.data${query ? `?${query}` : ''}`, { cookie })]);
    pages.push({ path, status: page.status, html: page.body, data: data.body, headers: page.headers });
    if (!/html/.test(page.headers.get('content-type') ?? '')) continue;
    for (const link of linksIn(page.body)) {
      const to = link.startsWith('?') ? `${at}${link}` : link;
      if (!isEnough(to)) known.add(to);
    }
    if (known.size > MOST) throw new Error(`more than ${MOST} pages from ${from[0]}: ${[...known].slice(-40).join(' ')}`);
  }
  return pages;
}

/** Every id that the pages tell, in words, addresses, fields or data. */
export function idsOf(pages: readonly CrawledPage[]): Set<string> {
  return new Set(pages.flatMap(({ html, data }) => [...idsIn(html), ...idsIn(data)]));
}
