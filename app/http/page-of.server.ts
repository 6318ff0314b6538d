import { createHmac } from 'node:crypto';
import { derivedKey } from '#app/platform/master-key.server.ts';
import type { RequestContext } from './context.server.ts';
import { findPerson } from './person.server.ts';

/** As `app/ui/saving/page-of.ts` calls it: nothing here knows of what is drawn. */
const PAGE_OF = 'X-Page-Of';

/** Whose page it is, in a sign that tells nobody who that is, and that nobody else can write. */
export function signOfPage(personId: string): string {
  return createHmac('sha256', derivedKey('page-of')).update(personId).digest('base64url').slice(0, 22);
}

/**
 * Whether what is saved as one types comes from the page of somebody other than who is signed in now. On a shared device one may
 * sign in while another's page stands open in the next tab: what saves itself there never becomes theirs, and nothing of theirs shows there.
 * Who presses that page's button sends as who is signed in, as with any form.
 */
export async function isOfOthersPage(request: Request, context: RequestContext): Promise<boolean> {
  const person = await findPerson(context);
  return person !== null && request.headers.get(PAGE_OF) !== signOfPage(person.id);
}
