import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import type { EditionEntry } from '#app/domain/academy/editions/edition-forms.ts';
import { decideNow, makeCurriculum, makeEdition, makeTeam } from './editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from './factories.server.ts';

/** A selected team of three in an edition that runs, with everyone who has to do with its plan. */
export interface GoingHomeCast {
  edition: string;
  team: string;
  organisationId: string;
  coordinator: AskingPerson;
  trainer: AskingPerson;
  lead: AskingPerson;
  people: [AskingPerson, AskingPerson, AskingPerson];
}

export async function makeGoingHomeCast(entry: Partial<EditionEntry> = {}, role: 'member' | 'emerging_leader' = 'member'): Promise<GoingHomeCast> {
  await makeCurriculum();
  const networkId = NETWORKS.ASWA;
  const organisationId = await makeOrganisation({ networkId, country: 'KE' });
  const someone = () => makePerson([{ organisationId, role }]);
  const [coordinator, trainer, lead] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }]), await makePerson([{ organisationId, role: 'lead' }])];
  const people: GoingHomeCast['people'] = [await someone(), await someone(), await someone()];
  const edition = await makeEdition(coordinator, networkId, { entry, faculty: [trainer], state: 'call_open' });
  const team = await makeTeam(edition, { lead, organisationId, people });
  await moveEdition(coordinator, edition, 'select');
  await decideNow(coordinator, team, 'select');
  await moveEdition(coordinator, edition, 'begin');
  return { edition, team, organisationId, coordinator, trainer, lead, people };
}
