import type { AppLoadContext } from '@remix-run/node';
import type { CookieOptions } from 'express';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import type { Locale } from '#app/i18n/locales.ts';
import type { Encoding } from './compression.server.ts';

/** A form whose session had ended meanwhile. */
export interface KeptForm {
  /** What was typed, sealed for the person who typed it; null when it cannot be told who that was. */
  sealed: string | null;
  /** Whether files came with it, which are not kept. */
  hasFiles: boolean;
}

/** A form that came from the page of somebody other than who is signed in. */
export type OthersForm = KeptForm;

/** What an error page is told: words that are ready to be shown, and nothing of the error itself. */
export interface ToldRefusal {
  told: string;
  /** What was typed into the form that was refused, to be copied from the page. */
  texts?: readonly string[];
}

/** All that the program knows of one request, made once in Express and given to every loader and action. */
export interface RequestContext {
  requestId: string;
  nonce: string;
  /** Whence the request comes: for limits only, in no log. */
  address: string;
  /** Path and query of the page, without the channel's endings. */
  path: string;
  /** Whether scripts ask for the data of a page, and not a browser for the page itself. */
  isForScripts: boolean;
  acceptLanguage: string | undefined;
  /** The best way of compression that the browser takes; null for none. */
  encoding: Encoding | null;
  /** Path of the page from which the request was made, when it was one of ours. */
  referrer: string | null;
  cookie(name: CookieName): string | undefined;
  setCookie(name: CookieName, value: string, options?: CookieOptions): void;
  dropCookie(name: CookieName): void;
  setHeader(name: string, value: string): void;
  keptForm: KeptForm | null;
  /** What was sent from another's page, and is not done: a page that tells so comes in the place of any other. */
  othersForm: OthersForm | null;
  /** Whether the request brings a form, whose answer its page must not leave for another one. */
  isSent: boolean;
  /** Whether the action of this request has used up what the page is about, so that its loader must not look for it. */
  usedUp: boolean;
  /** What the action of this request refused although something had been typed: told around whatever page then comes. */
  refused: ToldRefusal | null;
  /** The one look-up of who asks, shared by all loaders of the request. */
  person: Promise<AskingPerson | null> | undefined;
  /** The language, once it has been decided. */
  locale: Locale | undefined;
  /** Whether a loader or action has settled who asks. */
  asked: boolean;
}

/** Names that say nothing: session, language, notice, known device, and that someone left. */
export type CookieName = '__Host-s' | '__Host-l' | '__Host-n' | '__Host-d' | '__Host-x';

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}

export type { AppLoadContext };
