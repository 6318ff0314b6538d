import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';

/**
 * Editions: the coordinators of the network that hosts one (`coordinate`); its faculty, as long as they are trainers there
 * (`teach`); the leads of the network's organisations, once its call was opened (`answer`). To everyone else it does not exist.
 */
export function editionAbilities(person: AskingPerson): Abilities {
  const led = [...new Set(person.memberships.flatMap(({ role, networkId }) => (role === 'lead' && networkId !== null ? [networkId] : [])))];
  return buildAbilities((can) => {
    can(['read', 'coordinate'], 'Edition', { networkId: { in: organisationIdsAs(person, 'coordinator') } });
    can(['read', 'teach'], 'Edition', { networkId: { in: organisationIdsAs(person, 'trainer') }, trainers: { some: { personId: person.id } } });
    can(['read', 'answer'], 'Edition', { networkId: { in: led }, calledAt: { not: null } });
  });
}
