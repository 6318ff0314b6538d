import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';
import { hostedBy } from './site-policy.ts';
import { CALLED_OFF } from './visit-life.ts';

/**
 * Visits. Those who come see one, unless it is called off; who asked for it, and who leads the organisation it is asked for, see it
 * always, and so do its hosts. The coordinators of the site's network see that it is there and when (`watch`), and no word that is said in
 * it. Nobody else knows that there is a visit: not another host, not another network, not the secretariat.
 */
export function visitAbilities(person: AskingPerson): Abilities {
  return buildAbilities((can) => {
    can(['read', 'host'], 'SiteVisit', { site: { is: { organisationId: { in: hostedBy(person) } } } });
    can('read', 'SiteVisit', { source: 'organisation', sourceId: { in: organisationIdsAs(person, 'lead', 'coordinator') } });
    can('read', 'SiteVisit', { site: { is: { site: { is: { networkId: { in: organisationIdsAs(person, 'coordinator') } } } } } });
    if (person.memberships.length === 0) return;
    // Whoever has left the organisation for which it is has no more to do with it.
    for (const whose of [{ source: { not: 'organisation' as const } }, { source: 'organisation' as const, sourceId: { in: organisationIdsAs(person) } }]) {
      can('read', 'SiteVisit', { ...whose, requestedById: person.id });
      can('read', 'SiteVisit', { ...whose, state: { notIn: [...CALLED_OFF] }, visitors: { some: { personId: person.id } } });
    }
  });
}
