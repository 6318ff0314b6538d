// What a page weighs: everything that a browser fetches for it, in bytes as sent.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { send } from './sending.mjs';

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']((?:\.{0,2}\/)[^"']+\.js)["']/g;
const LATE_IMPORT = /\bimport\(\s*["'`](\.\/[^"'`]+\.js)["'`]/g;
/** The chunk of every page: it fetches the checks of forms, and does so only where a page's own chunk fetches a schema. */
const SHARED = /\/place-[^/]+\.js$/;
const CHECKS = /\/checks-[^/]+\.js$/;
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

function lateLinksOf(text, type) {
  return type.includes('javascript') ? [...text.matchAll(LATE_IMPORT)].map(([, link]) => link) : [];
}

/**
 * Bytes of a page's first visit, of a second one (what may not be kept is fetched again), of its JavaScript, and of its
 * JavaScript with what it fetches once its form is entered.
 */
export async function weigh(url, headers) {
  const seen = new Set([url]);
  const late = [];
  const weight = { first: 0, second: 0, javascript: 0, entered: 0, page: 0 };

  async function fetchAll(wanted, count) {
    while (wanted.length > 0) {
      const at = wanted.pop();
      const reply = await send(at, { headers: { ...headers, 'accept-encoding': 'br' } });
      if (reply.status !== 200) throw new Error(`${at} answered with status ${reply.status}`);
      const type = reply.headers['content-type'] ?? '';
      count({ at, type, bytes: reply.body.length, isKept: /immutable/.test(reply.headers['cache-control'] ?? '') });
      const text = textOf(reply);
      late.push(...lateLinksOf(text, type).map((link) => ({ from: at, to: new URL(link, at).href })));
      for (const link of linksOf(text, type)) {
        const next = new URL(link, at);
        if (next.origin !== new URL(url).origin || seen.has(next.href) || !/\.(?:js|css|svg|png|woff2?|ico|webmanifest)$/.test(next.pathname)) continue;
        seen.add(next.href);
        wanted.push(next.href);
      }
    }
  }

  await fetchAll([url], ({ at, type, bytes, isKept }) => {
    weight.first += bytes;
    if (!isKept) weight.second += bytes;
    if (type.includes('javascript')) weight.javascript += bytes;
    if (at === url) weight.page = bytes;
  });
  weight.entered = weight.javascript;
  const enter = async (wanted) => {
    const entering = [...new Set(wanted.map(({ to }) => to))].filter((to) => !seen.has(to));
    entering.forEach((to) => seen.add(to));
    await fetchAll(entering, ({ bytes }) => (weight.entered += bytes));
  };
  await enter(late.filter(({ from }) => !SHARED.test(from)));
  // A schema is built from the checks; what else a page fetches late needs none of them.
  if ([...seen].some((at) => CHECKS.test(at))) await enter(late);
  return weight;
}
