import { wordsOf } from '#app/i18n/words.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { isPaired } from '#app/domain/mentoring/pairing.server.ts';
import { takesPart, tookPart } from '#app/domain/mentoring/policy.ts';
import { countUnread } from '#app/domain/notifications/notifications.server.ts';
import type { RequestContext } from './context.server.ts';
import { navigationFor } from './navigation.ts';
import { findPerson, localeOf } from './person.server.ts';
import { wordsFor } from './reply.server.ts';

/** What stands around every page: who is signed in, where they can go, what was just done. Never fails: error pages need it. */
export async function readFrame(context: RequestContext) {
  const person = await findPerson(context).catch(() => null);
  // Who takes part in mentoring by their role is asked for nothing; whoever was paired before they had another one finds the way to it all the same.
  const [locale, unread, isOfTwo] = await Promise.all([localeOf(context), person ? countUnread(person).catch(() => 0) : 0, person ? takesPart(person) || (tookPart(person) && isPaired(person).catch(() => false)) : false]);
  return {
    locale,
    nonce: context.nonce,
    path: context.path,
    back: context.referrer ?? '/',
    words: wordsFor(context, locale, ['frame.navigation', 'frame.errors', 'ui']),
    person: person && { pseudonym: person.pseudonym },
    navigation: person ? navigationFor(person as AskingPerson, unread, isOfTwo) : [],
    refused: context.refused,
    notice: takeNotice(context, wordsOf(locale)),
  };
}

/** The notice of the last change, told once. Only words of ours can be told: the cookie holds no more than a key. */
function takeNotice(context: RequestContext, t: ReturnType<typeof wordsOf>): string | null {
  const key = context.cookie('__Host-n');
  if (!key) return null;
  context.dropCookie('__Host-n');
  return /^[a-z]+\.notices\.\w+$/i.test(key) ? t(key) : null;
}
