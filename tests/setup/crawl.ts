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

const MOST = 400;

/** Visits the paths and all that they lead to, as whoever holds the cookie sees it. */
export async function crawl(app: RunningApp, cookie: string, from: readonly string[]): Promise<CrawledPage[]> {
  const known = new Set(from);
  const pages: CrawledPage[] = [];
  for (const path of known) {
    const [at, query = ''] = path.split('?');
    const [page, data] = await Promise.all([app.send(path, { cookie }), app.send(`${at}.data${query ? `?${query}` : ''}`, { cookie })]);
    pages.push({ path, status: page.status, html: page.body, data: data.body, headers: page.headers });
    if (!/html/.test(page.headers.get('content-type') ?? '')) continue;
    for (const link of linksIn(page.body)) known.add(link.startsWith('?') ? `${at}${link}` : link);
    if (known.size > MOST) throw new Error(`more than ${MOST} pages from ${from[0]}`);
  }
  return pages;
}

/** Every id that the pages tell, in words, addresses, fields or data. */
export function idsOf(pages: readonly CrawledPage[]): Set<string> {
  return new Set(pages.flatMap(({ html, data }) => [...idsIn(html), ...idsIn(data)]));
}
