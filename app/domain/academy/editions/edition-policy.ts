import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';

/** Whoever is named in a team, or has said yes, has a part in it. */
const TAKING_PART = ['nominated', 'confirmed'] as const;

/**
 * Editions: the coordinators of the network that hosts one (`coordinate`); its faculty, as long as they are trainers there
 * (`teach`); the leads of the network's organisations, once its call was opened (`answer`), and those who are named in a team of
 * their organisation. To everyone else it does not exist.
 * Whoever of these teaches or goes there follows its timetable (`follow`).
 *
 * Teams: the coordinators of the edition, the leads of the organisation that sends it, and who is in it. What someone says of
 * themselves is theirs alone (`EditionDelegate`); coordinators are told what they need to know by the page of a team.
 */
export function editionAbilities(person: AskingPerson): Abilities {
  const coordinated = organisationIdsAs(person, 'coordinator');
  const mine = organisationIdsAs(person);
  const led = [...new Set(person.memberships.flatMap(({ role, networkId }) => (role === 'lead' && networkId !== null ? [networkId] : [])))];
  const inTeam = { organisationId: { in: mine }, state: { not: 'withdrawn' as const }, delegates: { some: { personId: person.id, state: { in: [...TAKING_PART] } } } };
  return buildAbilities((can) => {
    can(['read', 'coordinate'], 'Edition', { networkId: { in: coordinated } });
    can(['read', 'teach'], 'Edition', { networkId: { in: organisationIdsAs(person, 'trainer') }, trainers: { some: { personId: person.id } } });
    can(['read', 'answer'], 'Edition', { networkId: { in: led }, calledAt: { not: null } });
    can(['read', 'attend'], 'Edition', { calledAt: { not: null }, sent: { some: inTeam } });
    // Who goes there has said yes, in a team that is selected.
    for (const taking of [{ networkId: { in: coordinated } }, { networkId: { in: organisationIdsAs(person, 'trainer') }, trainers: { some: { personId: person.id } } }, { calledAt: { not: null }, sent: { some: { organisationId: { in: mine }, state: 'selected' as const, delegates: { some: { personId: person.id, state: 'confirmed' as const } } } } }]) can('follow', 'Edition', taking);
    can(['read', 'decide'], 'EditionTeam', { edition: { is: { networkId: { in: coordinated } } } });
    can(['read', 'send'], 'EditionTeam', { organisationId: { in: organisationIdsAs(person, 'lead') } });
    can('read', 'EditionTeam', inTeam);
    can('answer', 'EditionDelegate', { personId: person.id, team: { is: { organisationId: { in: mine } } } });
  });
}
