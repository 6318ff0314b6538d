import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';

/** What is not published yet is the trainers' of its network alone: they read it, write it and review it. Nobody else knows of it. */
export function academyAbilities(person: AskingPerson): Abilities {
  const trained = organisationIdsAs(person, 'trainer');
  return buildAbilities((can) => {
    can(['read', 'write'], 'ModuleVersion', { state: { in: ['draft', 'in_review'] }, module: { is: { networkId: { in: trained } } } });
  });
}
