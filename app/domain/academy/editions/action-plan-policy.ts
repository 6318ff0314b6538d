import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';

/**
 * Plans of teams that were selected, in editions that have begun: who goes for the team writes them (`writePlan`), the leads of its
 * organisation see to what becomes of them (`leadPlan`), coordinators and faculty of the edition mark them as presented (`hearPlan`) and
 * read them from then on. Nobody else knows that there is one.
 */
export function planAbilities(person: AskingPerson): Abilities {
  const begun = { edition: { is: { state: { in: ['running' as const, 'finished' as const, 'closed' as const] } } }, state: 'selected' as const };
  const hosted = (networkIds: string[]) => ({ networkId: { in: networkIds }, state: { in: ['running' as const, 'finished' as const, 'closed' as const] } });
  return buildAbilities((can) => {
    can(['seePlan', 'writePlan'], 'EditionTeam', { ...begun, organisationId: { in: organisationIdsAs(person) }, delegates: { some: { personId: person.id, state: 'confirmed' } } });
    can(['seePlan', 'leadPlan'], 'EditionTeam', { ...begun, organisationId: { in: organisationIdsAs(person, 'lead') } });
    can(['seePlan', 'hearPlan'], 'EditionTeam', { state: 'selected', edition: { is: hosted(organisationIdsAs(person, 'coordinator')) } });
    can(['seePlan', 'hearPlan'], 'EditionTeam', { state: 'selected', edition: { is: { ...hosted(organisationIdsAs(person, 'trainer')), trainers: { some: { personId: person.id } } } } });
  });
}
