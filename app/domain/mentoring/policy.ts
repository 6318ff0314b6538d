import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { buildAbilities, type Abilities } from '#app/platform/ability.ts';

/**
 * Pairings: the two people themselves (`live`), as long as they are the two; the coordinators of their networks (`watch`), who see
 * states and lights and never a text that is not addressed to them. Whoever is one of the two does not watch over it, whatever they
 * coordinate: what the other tells the coordinators is not for them. Nobody else knows that a pairing exists: not a mentee's lead,
 * not another mentor, not another network, not the secretariat.
 *
 * Proposals: the two who are asked, and neither is told who the other is before both accepted. Rounds: the coordinators of the
 * networks that take part, and of those that are asked to. Nominations: the person, the leads of the organisation that
 * made it (never of what somebody asked for themselves), the coordinators of the network.
 */
export function mentoringAbilities(person: AskingPerson): Abilities {
  const coordinated = organisationIdsAs(person, 'coordinator');
  const led = organisationIdsAs(person, 'lead');
  return buildAbilities((can) => {
    can(['read', 'live', 'grow'], 'Pairing', { menteeId: person.id });
    can(['read', 'live', 'guide'], 'Pairing', { mentorId: person.id });
    // A mentor may be gone: nobody is not oneself.
    const apart = { menteeId: { not: person.id }, OR: [{ mentorId: null }, { mentorId: { not: person.id } }] };
    can('watch', 'Pairing', { ...apart, mentorNetworkId: { in: coordinated } });
    can('watch', 'Pairing', { ...apart, menteeNetworkId: { in: coordinated } });
    can(['read', 'answer'], 'Proposal', { mentorId: person.id });
    can(['read', 'answer'], 'Proposal', { menteeId: person.id });
    can('read', 'MatchingRound', { networks: { some: { networkId: { in: coordinated } } } });
    can('coordinate', 'MatchingRound', { networks: { some: { networkId: { in: coordinated }, joinedAt: { not: null } } } });
    can(['read', 'answer'], 'Nomination', { personId: person.id });
    can(['read', 'withdraw'], 'Nomination', { organisationId: { in: led }, isOwn: false });
    can('read', 'Nomination', { networkId: { in: coordinated } });
  });
}

/** Whether someone takes part in mentoring themselves: as a mentor, or as an emerging leader who may have one. */
export function takesPart(person: AskingPerson): boolean {
  return actsAs(person, 'mentor') || actsAs(person, 'emerging_leader');
}

/** Whether they did once: they may be one of the two of a pairing that goes on. */
export function tookPart({ formerRoles = [] }: AskingPerson): boolean {
  return formerRoles.includes('mentor') || formerRoles.includes('emerging_leader');
}
