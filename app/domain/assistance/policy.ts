import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';
import { NOT_ENDED } from './model.ts';

/** The organisations for which a person asks: those that they lead, and the networks that they coordinate, which may ask for themselves. */
export function asksFor(person: AskingPerson): string[] {
  return organisationIdsAs(person, 'lead', 'coordinator');
}

/**
 * Requests: who asks sees their own; a coordinator sees what was sent to their network, and what waits for its answer to a
 * referral; a peer provider (while they are one) sees those of an engagement that they accepted and that is not over. What was sent and then handed
 * to another network is that network's alone.
 *
 * Engagements: the coordinator of the network, the leads of the organisations that share in it, the providers who accepted.
 *
 * The secretariat sees counts (`overview.server.ts`) and no record.
 */
export function assistanceAbilities(person: AskingPerson): Abilities {
  const asking = asksFor(person);
  const coordinated = organisationIdsAs(person, 'coordinator');
  const gives = { some: { personId: person.id, state: 'accepted' as const } };
  return buildAbilities((can) => {
    can(['read', 'ask'], 'AssistanceRequest', { organisationId: { in: asking } });
    can(['read', 'triage'], 'AssistanceRequest', { networkId: { in: coordinated }, submittedAt: { not: null } });
    can(['read', 'answerReferral'], 'AssistanceRequest', { state: 'referred', referrals: { some: { toNetworkId: { in: coordinated }, state: 'waiting' } } });
    if (actsAs(person, 'peer_provider')) {
      can('read', 'AssistanceRequest', { state: 'accepted', engagements: { some: { leftAt: null, engagement: { is: { state: { in: NOT_ENDED }, invitations: gives } } } } });
      can(['read', 'give'], 'Engagement', { invitations: gives });
    }
    can(['read', 'coordinate'], 'Engagement', { networkId: { in: coordinated } });
    can(['read', 'represent'], 'Engagement', { organisations: { some: { organisationId: { in: asking }, leftAt: null } } });
  });
}
