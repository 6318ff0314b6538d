import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { makeEdition } from '#prisma/seed/editions.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';

interface Hosted {
  networkId: string;
  coordinator: AskingPerson;
  /** Stands in all texts of it. */
  words: string;
}

/** Editions whose call is open and that are still drafts, with all that stands in them, under the names that stand in `tests/matrix/routes.ts`. */
export async function makeEditions({ networkId, coordinator, words }: Hosted): Promise<Record<string, string>> {
  const faculty = [await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  const budget = [{ label: words, planned: '1250.50', spent: '80' }, { label: `${words} too`, planned: '300', spent: '' }];
  const whole = { faculty, budget, venue: words, entry: { curriculum: 'whole', name: `Edition ${words}`, programme: words } };
  const edition = await makeEdition(coordinator, networkId, { ...whole, state: 'call_open' });
  const [budgetLine, spareLine] = await database().editionBudgetLine.findMany({ where: { editionId: edition }, orderBy: { createdAt: 'asc' } });
  return { edition, budgetLine: budgetLine?.id ?? '', spareLine: spareLine?.id ?? '', draftEdition: await makeEdition(coordinator, networkId, whole) };
}
