import { expect, type Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';

/** An organisation that could send a team: who leads it, and three who could go. */
export interface House {
  id: string;
  name: string;
  lead: AskingPerson;
  members: AskingPerson[];
}

/** Makes an organisation for each country: `Alder` becomes Alder House, led by Alder lead, with Alder one, two and three. */
export async function makeHouses(networkId: string, countries: Readonly<Record<string, string>>): Promise<House[]> {
  const { makeOrganisation, makePerson } = await import('#prisma/seed/factories.server.ts');
  const houses = [];
  for (const [tree, country] of Object.entries(countries)) {
    const name = `${tree} House`;
    const id = await makeOrganisation({ networkId, country, name });
    const lead = await makePerson([{ organisationId: id, role: 'lead' }], { pseudonym: `${tree} lead` });
    houses.push({ id, name, lead, members: await Promise.all(['one', 'two', 'three'].map((which) => makePerson([{ organisationId: id, role: 'member' }], { pseudonym: `${tree} ${which}` }))) });
  }
  return houses;
}

/** Those of the houses that have not named a team yet name one, and whoever of any was named and has not answered says yes. */
export async function answerForTheOthers(edition: string, houses: readonly House[]): Promise<void> {
  const [{ nominateTeam }, { confirmDelegacy }, { delegateEntry }, { database }] = await Promise.all([import('#app/domain/academy/editions/edition-teams.server.ts'), import('#app/domain/academy/editions/edition-delegates.server.ts'), import('#prisma/seed/editions.server.ts'), import('#app/platform/database.server.ts')]);
  const named = await database().editionTeam.findMany({ where: { editionId: edition }, select: { organisationId: true } });
  for (const { id, lead, members } of houses.filter((house) => !named.some(({ organisationId }) => organisationId === house.id))) await nominateTeam(lead, edition, id, { people: members.map((one) => one.id), reason: 'They carry the work.', version: 0 });
  const asked = await database().editionDelegate.findMany({ where: { state: 'nominated', team: { editionId: edition } } });
  for (const member of houses.flatMap(({ members }) => members)) {
    const one = asked.find(({ personId }) => personId === member.id);
    if (one) await confirmDelegacy(member, one.id, delegateEntry({ paperName: `Paper ${member.pseudonym}`, version: one.version }));
  }
}

/** Answers the first part of an edition's knowledge check with the same to all of its questions. */
export async function answerFirstPart(page: Page, edition: string, words: string): Promise<void> {
  await page.goto(`/editions/${edition}/check/1`);
  for (const question of await page.getByRole('main').getByRole('group').all()) await question.getByRole('radio', { name: words }).check();
  await page.getByRole('button', { name: 'Hand in these answers' }).click();
  await expect(page.getByText('Your answers are kept.').first()).toBeVisible();
}
