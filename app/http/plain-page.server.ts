import type { Request, Response } from 'express';
import { negotiateLocale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import type { RefusedFor } from './guard.server.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A small page for what never reaches Remix: what went wrong and what to do next, in the browser's language. */
export function plainPage(request: Request, response: Response, status: number, reason: RefusedFor): void {
  const locale = negotiateLocale(request.headers['accept-language']);
  const t = wordsOf(locale);
  const title = escapeHtml(t(`frame.plain.${reason}.title`));
  const body = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/plain.css"></head><body><main><h1>${title}</h1><p>${escapeHtml(t(`frame.plain.${reason}.next`))}</p><p><a href="/">${escapeHtml(t('frame.plain.home'))}</a></p></main></body></html>`;
  response.status(status).type('html').send(request.method === 'HEAD' ? '' : body);
}
