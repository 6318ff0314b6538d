import type { NextFunction, Request, Response } from 'express';
import { endSession } from '#app/domain/accounts/lucia.server.ts';
import { negotiateLocale } from '#app/i18n/locales.ts';
import { formatIn } from '#app/i18n/format.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { log } from '#app/platform/log.server.ts';
import { dropCookie, readCookie } from './cookies.server.ts';
import { escapeHtml } from './plain-page.server.ts';

/** What leaving reads: the page that it leads to, and the two files that it takes. */
const WAY_OUT = new Set(['/clock', '/leave.js', '/plain.css']);

/** Whether a request is somebody on their way out: never one too many, however much has been asked from where they are. What is answered here, and nothing that leads further in. */
export function isLeaving(request: Request): boolean {
  const { method, path } = request;
  if (method === 'POST') return path === '/leave';
  return (method === 'GET' || method === 'HEAD') && (WAY_OUT.has(path) || (path !== '/leave' && readCookie(request, '__Host-x') !== undefined));
}

/**
 * POST /leave: ends the session, clears what the browser keeps of us, and shows the neutral page. Reaches the neutral
 * page even when the database does not answer: the cookie is gone then all the same.
 */
export async function leave(request: Request, response: Response): Promise<void> {
  await forget(request, response);
  // The script replaces the page itself; a plain form follows the redirect.
  if (request.headers['sec-fetch-dest'] === 'empty') response.status(204).end();
  else response.redirect(303, '/clock');
}

/**
 * Whoever left while there was no connection could not tell us: the script leaves a mark in the browser, and whatever comes
 * from there next, by whomever, finds the session ended and the neutral page.
 */
export async function finishLeaving(request: Request, response: Response, next: NextFunction): Promise<void> {
  if (readCookie(request, '__Host-x') === undefined || request.path === '/leave') return next();
  await forget(request, response);
  if (request.path === '/clock') return next();
  response.redirect(303, '/clock');
}

async function forget(request: Request, response: Response): Promise<void> {
  const sessionId = readCookie(request, '__Host-s');
  try {
    if (sessionId) await endSession(sessionId);
  } catch (error) {
    log.error({ event: 'leave.failed', error: error instanceof Error ? error.name : 'unknown' });
  }
  for (const name of ['__Host-s', '__Host-n', '__Host-l', '__Host-d', '__Host-x'] as const) dropCookie(response, name);
  response.setHeader('Clear-Site-Data', '"cache", "cookies", "storage"');
}

const CITIES = [
  ['auckland', 'Pacific/Auckland'],
  ['delhi', 'Asia/Kolkata'],
  ['nairobi', 'Africa/Nairobi'],
  ['paris', 'Europe/Paris'],
  ['rio', 'America/Sao_Paulo'],
  ['newYork', 'America/New_York'],
] as const;

/** GET /clock: the neutral page, the time in six cities. The same for everyone, whether or not they have an account. */
export function showClock(request: Request, response: Response): void {
  const locale = negotiateLocale(request.headers['accept-language']);
  const t = wordsOf(locale);
  const format = formatIn(locale);
  const at = new Date();
  const rows = CITIES.map(([city, zone]) => `<tr><th scope="row">${escapeHtml(t(`frame.clock.${city}`))}</th><td>${escapeHtml(format.time(at, zone))}</td><td>${escapeHtml(format.date(at, zone))}</td></tr>`).join('');
  const title = escapeHtml(t('frame.clock.title'));
  response.setHeader('Refresh', '60');
  response.type('html').send(
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/plain.css"></head><body><main><h1>${title}</h1><table><tbody>${rows}</tbody></table></main></body></html>`,
  );
}
