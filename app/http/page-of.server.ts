import { createHmac } from 'node:crypto';
import { derivedKey, derivedKeys } from '#app/platform/master-key.server.ts';
import type { RequestContext } from './context.server.ts';
import { findPerson } from './person.server.ts';

/** As `app/ui/saving/page-of.ts` calls it: nothing here knows of what is drawn. */
const PAGE_OF = 'X-Page-Of';

/** Whose page it is, in a sign that tells nobody who that is, and that nobody else can write. */
export function signOfPage(personId: string): string {
  return sign(personId, derivedKey('page-of'));
}

/** All signs that pages of theirs may bear: a page may stand open while the key is changed. */
export function signsOfPages(personId: string): string[] {
  return derivedKeys('page-of').map((key) => sign(personId, key));
}

/** Signs that were worked out: every page bears one, and making a cipher ready takes a twentieth of the work for a small page. */
const known = new Map<string, string>();
const MOST_KNOWN = 2_000;

function sign(personId: string, key: Buffer): string {
  const of = `${personId} ${key.toString('latin1')}`;
  const before = known.get(of);
  if (before !== undefined) return before;
  const made = createHmac('sha256', key).update(personId).digest('base64url').slice(0, 22);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(of, made);
  return made;
}

/** Whether it can be somebody's sign at all. A page that was drawn for a visitor bears none. */
export function isSign(given: unknown): given is string {
  return typeof given === 'string' && /^[\w-]{22}$/.test(given);
}

/**
 * Whether what is saved as one types comes from the page of somebody other than who is signed in now. On a shared device one may
 * sign in while another's page stands open in the next tab: what saves itself there never becomes theirs, and nothing of theirs shows there.
 * What its button sends is held back as well (`others-form.server.ts`).
 */
export async function isOfOthersPage(request: Request, context: RequestContext): Promise<boolean> {
  const person = await findPerson(context);
  return person !== null && !signsOfPages(person.id).includes(request.headers.get(PAGE_OF) ?? '');
}
