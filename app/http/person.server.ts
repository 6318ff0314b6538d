import { redirect } from '@remix-run/node';
import { findSessionPerson } from '#app/domain/accounts/lucia.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { localeFor, type Locale } from '#app/i18n/locales.ts';
import type { RequestContext } from './context.server.ts';
import { signInPath } from './paths.ts';

/** Who asks, looked up once a request; null for a visitor. */
export function findPerson(context: RequestContext): Promise<AskingPerson | null> {
  const sessionId = context.cookie('__Host-s');
  context.person ??= sessionId ? findSessionPerson(sessionId) : Promise.resolve(null);
  return context.person;
}

/** The first statement of every loader and action that is not for everyone: who asks, or the way to sign-in. */
export async function requirePerson(context: RequestContext): Promise<AskingPerson> {
  context.asked = true;
  const person = await findPerson(context);
  if (!person) throw redirect(signInPath(context.path));
  return person;
}

/** The first statement of the few loaders and actions that serve visitors too: says that this is meant. */
export async function allowAnyone(context: RequestContext): Promise<AskingPerson | null> {
  context.asked = true;
  const person = await findPerson(context);
  return person;
}

/** The language of the page: chosen on the account, else on this device, else asked for by the browser. */
export async function localeOf(context: RequestContext): Promise<Locale> {
  if (context.locale) return context.locale;
  const person = await findPerson(context).catch(() => null);
  context.locale = localeFor(person?.locale ?? context.cookie('__Host-l'), context.acceptLanguage);
  return context.locale;
}
