import { actsAs, organisationIdsAs, type InRoles } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';

/**
 * Coordinators see and keep the organisations of their own regional network, and close them; leads keep their own organisation;
 * everyone sees the organisation they belong to; the secretariat sees all, keeps and closes the networks, and moves an
 * organisation from one network to another.
 */
export function networkAbilities(person: InRoles): Abilities {
  const mine = organisationIdsAs(person);
  const led = organisationIdsAs(person, 'lead');
  const coordinated = organisationIdsAs(person, 'coordinator');
  return buildAbilities((can) => {
    can('read', 'Organisation', { id: { in: mine } });
    can(['update', 'invite', 'endMembership', 'declare'], 'Organisation', { id: { in: led } });
    can(['read', 'update', 'invite', 'endMembership', 'review', 'close'], 'Organisation', { networkId: { in: coordinated } });
    can(['read', 'invite', 'endMembership', 'coordinate'], 'Organisation', { id: { in: coordinated } });
    if (actsAs(person, 'secretariat')) {
      can('read', 'Organisation');
      can(['update', 'invite', 'endMembership'], 'Organisation', { kind: { in: ['regional_network', 'global_network'] } });
      can('close', 'Organisation', { kind: 'regional_network' });
      can('move', 'Organisation', { kind: { in: ['national', 'local'] } });
    }
  });
}
