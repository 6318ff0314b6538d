import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';
import { lapsedBefore } from './standing.ts';

/** The organisations whose sites the person hosts. */
export function hostedBy(person: AskingPerson): string[] {
  return organisationIdsAs(person, 'site_host', 'lead');
}

/** The regional networks that the person belongs to, by whatever role. */
function networksOf(person: AskingPerson): string[] {
  return [...new Set(person.memberships.map(({ organisationId, networkId }) => networkId ?? organisationId))];
}

/**
 * Sites that show their work. Its host (who hosts sites for the organisation, and who leads it) and the coordinators of its network
 * see it always, write what is said of it, and the network confirms it. Once that is confirmed, and until it lapses, those whom its
 * host has chosen are shown it: its network, or everyone who has a role somewhere. The secretariat sees those too. The address is
 * none of this: `site-address.server.ts`.
 */
export function siteAbilities(person: AskingPerson, today: Date): Abilities {
  const open = { confirmedAt: { gt: lapsedBefore(today) }, organisation: { is: { closedAt: null } } };
  return buildAbilities((can) => {
    can(['read', 'host'], 'DemonstrationSite', { organisationId: { in: hostedBy(person) } });
    can('read', 'DemonstrationSite', { site: { is: { networkId: { in: organisationIdsAs(person, 'coordinator') } } } });
    can('read', 'DemonstrationSite', { ...open, site: { is: { closedAt: null, networkId: { in: networksOf(person) } } } });
    if (person.memberships.length > 0) can('read', 'DemonstrationSite', { ...open, reach: 'everyone', site: { is: { closedAt: null } } });
    if (actsAs(person, 'secretariat')) can('read', 'DemonstrationSite', { ...open, site: { is: { closedAt: null } } });
  });
}
