import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';

/**
 * A lead sees and leads the assessments of their organisation; a participant sees and answers those they were invited to; the
 * other people of the organisation see them once completed; a coordinator sees completed ones of their network that were shared,
 * and never more than was shared, while the organisation is open. Nobody sees a withdrawn one.
 */
export function assessmentAbilities(person: AskingPerson): Abilities {
  const led = organisationIdsAs(person, 'lead');
  const mine = organisationIdsAs(person);
  const coordinated = organisationIdsAs(person, 'coordinator');
  return buildAbilities((can) => {
    can(['read', 'lead'], 'Assessment', { organisationId: { in: led }, state: { not: 'withdrawn' } });
    can('read', 'Assessment', { organisationId: { in: mine }, state: 'completed' });
    can('read', 'Assessment', { organisationId: { in: mine }, state: { in: ['answering', 'consensus'] }, participants: { some: { personId: person.id } } });
    can('readShared', 'Assessment', { state: 'completed', sharing: { in: ['scores', 'everything'] }, organisation: { is: { networkId: { in: coordinated }, closedAt: null } } });
  });
}

/** Whether the person leads the assessments of the organisation. */
export function leadsIn(person: AskingPerson, organisationId: string): boolean {
  return organisationIdsAs(person, 'lead').includes(organisationId);
}
