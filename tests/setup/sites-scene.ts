import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { makeVisit } from '#prisma/seed/visits.server.ts';

interface Showing {
  coordinator: AskingPerson;
  host: AskingPerson;
  /** Those who come: a peer provider and a mentor. */
  visitors: readonly AskingPerson[];
  organisationId: string;
  networkId: string;
  /** Stands in all that is not for everyone who is shown a site. */
  words: string;
}

/** Sites and visits at each point that their pages tell apart, under the names that stand in `tests/matrix/routes.ts`. */
export async function makeDemonstrations({ words, visitors, ...hosting }: Showing): Promise<Record<string, string>> {
  const secret = { address: words, note: words };
  const demonstration = await makeDemonstration({ ...hosting, ...secret, profile: { safety: words }, place: { name: `Room ${words}` } });
  const visit = (inDays: number, upTo?: Parameters<typeof makeVisit>[0]['upTo'], coming = visitors) => makeVisit({ siteId: demonstration, host: hosting.host, asker: hosting.coordinator, visitors: coming, source: { kind: 'organisation', id: hosting.networkId }, words, inDays, ...(upTo ? { upTo } : {}) });
  return {
    demonstration,
    checkedSite: await makeDemonstration({ ...hosting, ...secret, profile: { title: words, shown: words, learned: words, costs: words, access: words, safety: words }, place: { name: `Room ${words}` }, upTo: 'checked' }),
    askedVisit: await visit(61),
    visit: await visit(62, 'confirmed'),
    offVisit: await visit(63, 'confirmed'),
    fewerVisit: await visit(64, 'confirmed', [...visitors, hosting.coordinator]),
    comer: hosting.coordinator.id,
    begunVisit: await visit(-5, 'prepared'),
    heldVisit: await visit(-9, 'held'),
    debriefedVisit: await visit(-12, 'debriefed'),
  };
}
