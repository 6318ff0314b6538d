import { data, redirect } from '@remix-run/node';
import { pickWords, wordsOf, type WordTree } from '#app/i18n/words.server.ts';
import { Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { MEDIA_TYPES, type FileKind } from '#app/platform/file-kinds.ts';
import type { Locale } from '#app/i18n/locales.ts';
import type { RequestContext } from './context.server.ts';
import { signOfPage } from './page-of.server.ts';
import { findPerson, localeOf } from './person.server.ts';

/** Locale keys of what is wrong, by field; with places to fill where the words have them. */
export type FieldErrors = Record<string, string | { key: string; params: Record<string, string | number> }>;

interface PageFrame {
  /** Locale key of the title, and what fills its places. Must be neutral. */
  title: string;
  titleParams?: Record<string, string | number>;
  /** Sections of words that the page needs in the browser. */
  words: readonly string[];
}

/** `pageOf`: whose page it is, to be sent along with what is saved on it as one types; nothing for visitors. */
export type PageData<T> = T & { title: string; words: WordTree | readonly string[]; pageOf?: string };

/**
 * What a loader answers: the page's data, with its title and its words in the language of whoever asks. `shown` is needed for
 * drawing alone: scripts that ask for the data get it; a page that comes whole shows it, and its scripts have no second copy.
 */
export async function page<T extends object, S extends object = object>(context: RequestContext, frame: PageFrame, content: T, shown?: S): Promise<PageData<T & Partial<S>>> {
  const locale = await localeOf(context);
  const person = await findPerson(context).catch(() => null);
  const answered = { ...content, title: wordsOf(locale)(frame.title, frame.titleParams ?? {}), words: wordsFor(context, locale, frame.words), ...(person && { pageOf: signOfPage(person.id) }) };
  for (const [name, value] of Object.entries(shown ?? {})) Object.defineProperty(answered, name, { value, enumerable: context.isForScripts });
  return answered;
}

/** Words for the browser: for scripts the words themselves; for a page their sections, as a page that has scripts brings the words beside its data. */
export function wordsFor(context: RequestContext, locale: Locale, sections: readonly string[]): WordTree | readonly string[] {
  return context.isForScripts ? pickWords(locale, sections) : sections;
}

/** After a change: 303 to a page of ours, with a notice (a locale key under `notices`) to be told there once. */
export function goTo(context: RequestContext, path: string, notice?: string): Response {
  if (notice) context.setCookie('__Host-n', notice, { maxAge: 60_000 });
  return redirect(path, 303);
}

/** The form again, with what is wrong by field and what was typed: 422. `form` tells several forms of a page apart. */
export function formErrors(errors: FieldErrors, values: Record<string, unknown> = {}, form?: string, status = 422) {
  return data({ errors, values, form: form ?? null }, { status });
}

/** A refusal of the domain, told by the field it belongs to, its own before the one given: 422. Anything else goes on. */
export function refusedAt(error: unknown, field: string, values: Record<string, unknown>, form?: string) {
  if (!(error instanceof Refusal)) throw error;
  return formErrors({ [error instanceof RefusedField ? error.field : field]: { key: error.reason, params: { ...error.details } } }, values, form);
}

const TYPES = { pdf: 'application/pdf', docx: MEDIA_TYPES.docx, xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', zip: 'application/zip', ics: 'text/calendar; charset=utf-8' } as const;

/** A file to keep. Its name says nothing but the day. */
export function download(content: Buffer | string, kind: keyof typeof TYPES): Response {
  const day = now().toISOString().slice(0, 10);
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), { headers: { 'Content-Type': TYPES[kind], 'Content-Disposition': `attachment; filename="passerelle-${day}.${kind}"` } });
}

/**
 * A file that someone handed in: only ever as an attachment under a name that says nothing, and should a browser show it all
 * the same, in a place of its own where nothing runs.
 */
export function sendAttachment(context: RequestContext, kind: FileKind, content: Buffer): Response {
  context.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  const day = now().toISOString().slice(0, 10);
  return new Response(new Uint8Array(content), { headers: { 'Content-Type': MEDIA_TYPES[kind], 'Content-Disposition': `attachment; filename="passerelle-${day}.${kind}"` } });
}

/** A picture of ours, to be shown within a page; opened by itself, in a place of its own where nothing runs. */
export function sendPicture(context: RequestContext, content: Buffer): Response {
  // Browsers place a picture that is opened by itself with styles of their own, written into it.
  context.setHeader('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  return new Response(new Uint8Array(content), { headers: { 'Content-Type': MEDIA_TYPES.webp, 'Content-Disposition': 'inline' } });
}

/** Errors in words, for a page that shows them without looking them up. */
export function tellErrors(errors: FieldErrors, locale: Locale): Record<string, string> {
  const t = wordsOf(locale);
  return Object.fromEntries(Object.entries(errors).map(([field, message]) => [field, typeof message === 'string' ? t(message) : t(message.key, message.params)]));
}
