import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';

interface Showing {
  coordinator: AskingPerson;
  host: AskingPerson;
  organisationId: string;
  networkId: string;
  /** Stands in all that is not for everyone who is shown a site. */
  words: string;
}

/** Sites at each point that their pages tell apart, under the names that stand in `tests/matrix/routes.ts`. */
export async function makeDemonstrations({ words, ...hosting }: Showing): Promise<Record<string, string>> {
  const secret = { address: words, note: words };
  return {
    demonstration: await makeDemonstration({ ...hosting, ...secret, profile: { safety: words }, place: { name: `Room ${words}` } }),
    checkedSite: await makeDemonstration({ ...hosting, ...secret, profile: { title: words, shown: words, learned: words, costs: words, access: words, safety: words }, place: { name: `Room ${words}` }, upTo: 'checked' }),
  };
}
