// What a page weighs: everything that a browser fetches for it, in bytes as sent.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { send } from './sending.mjs';

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']((?:\.{0,2}\/)[^"']+\.js)["']/g;
const TAG = /<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"/g;
const STYLE_URL = /url\(["']?([^"')]+)["']?\)/g;

function textOf({ headers, body }) {
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(body).toString();
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString();
}

function linksOf(text, type) {
  const patterns = type.includes('html') ? [TAG, STATIC_IMPORT] : type.includes('javascript') ? [STATIC_IMPORT] : type.includes('css') ? [STYLE_URL] : [];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, link]) => link.replaceAll('&amp;', '&')));
}

/** Bytes of a page's first visit, of a second one (what may not be kept is fetched again), and of its JavaScript. */
export async function weigh(url, headers) {
  const wanted = [url];
  const seen = new Set(wanted);
  const weight = { first: 0, second: 0, javascript: 0, page: 0 };
  while (wanted.length > 0) {
    const at = wanted.pop();
    const reply = await send(at, { headers: { ...headers, 'accept-encoding': 'br' } });
    if (reply.status !== 200) throw new Error(`${at} answered with status ${reply.status}`);
    const type = reply.headers['content-type'] ?? '';
    const bytes = reply.body.length;
    weight.first += bytes;
    if (!/immutable/.test(reply.headers['cache-control'] ?? '')) weight.second += bytes;
    if (type.includes('javascript')) weight.javascript += bytes;
    if (at === url) weight.page = bytes;
    for (const link of linksOf(textOf(reply), type)) {
      const next = new URL(link, at);
      if (next.origin !== new URL(url).origin || seen.has(next.href) || !/\.(?:js|css|svg|png|woff2?|ico|webmanifest)$/.test(next.pathname)) continue;
      seen.add(next.href);
      wanted.push(next.href);
    }
  }
  return weight;
}
