import type { Request, Response } from 'express';
import { localeFor } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { readCookie } from './cookies.server.ts';

/** Why a request does not reach Remix: words of `frame.plain`. */
export type RefusedFor = 'badRequest' | 'notFromHere' | 'tooLarge' | 'tooMany' | 'unavailable' | 'failed';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

interface Plain {
  locale: string;
  title: string;
  text: string;
  /** What was typed and could not be taken, to be copied. */
  kept?: { name: string; texts: readonly string[] } | undefined;
  /** Where whoever typed what is sealed in `kept` signs in, and is given it back. */
  signIn?: { kept: string; pseudonym: string; passphrase: string; submit: string } | undefined;
  back: { to: string; name: string };
  /** The words of the way out, and what lets its script run. */
  leave: string;
  nonce: string;
}

/** A page with no more than words, and the way out: for answers that Remix does not draw. */
export function plainHtml({ locale, title, text, kept, signIn, back, leave, nonce }: Plain): string {
  const [safeTitle, safeText, safeName, safeTo, safeLeave] = [title, text, back.name, back.to, leave].map(escapeHtml);
  const typed = kept ? `<h2>${escapeHtml(kept.name)}</h2>${kept.texts.map((one) => `<blockquote dir="auto">${escapeHtml(one)}</blockquote>`).join('')}` : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Passerelle</title><link rel="stylesheet" href="/plain.css"><script defer src="/leave.js" nonce="${nonce}"></script></head><body><form method="post" action="/leave"><button>${safeLeave}</button></form><main><h1>${safeTitle}</h1><p>${safeText}</p>${typed}${signIn ? signInForm(signIn) : ''}<p><a href="${safeTo}">${safeName}</a></p></main></body></html>`;
}

/** A device on which two sign in is a shared one. */
function signInForm({ kept, pseudonym, passphrase, submit }: NonNullable<Plain['signIn']>): string {
  const [sealed, name, secret, press] = [kept, pseudonym, passphrase, submit].map(escapeHtml);
  return `<form method="post" action="/sign-in"><input type="hidden" name="kept" value="${sealed}"><input type="hidden" name="sharedDevice" value="on"><label for="pseudonym">${name}</label><input id="pseudonym" name="pseudonym" autocomplete="username" autocapitalize="none" spellcheck="false"><label for="passphrase">${secret}</label><input id="passphrase" name="passphrase" type="password" autocomplete="current-password"><button>${press}</button></form>`;
}

/** A small page for what never reaches Remix: what went wrong and what to do next, in the language chosen on this device, else the browser's. */
export function plainPage(request: Request, response: Response, status: number, reason: RefusedFor): void {
  const locale = localeFor(readCookie(request, '__Host-l'), request.headers['accept-language']);
  const t = wordsOf(locale);
  const body = plainHtml({ locale, title: t(`frame.plain.${reason}.title`), text: t(`frame.plain.${reason}.next`), back: { to: '/', name: t('frame.plain.home') }, leave: t('ui.frame.leave'), nonce: String(response.locals.nonce) });
  response.status(status).type('html').send(request.method === 'HEAD' ? '' : body);
}
