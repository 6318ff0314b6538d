import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe, openSafes } from '#app/platform/encryption.server.ts';
import { unsealDelegate } from './delegate-safe.server.ts';
import { mayMove, mayName, TEAM_MOVES } from './edition-model.ts';
import { editionAbilities } from './edition-policy.ts';
import { nameOfEdition } from './edition-safe.server.ts';
import { placeOfReason } from './edition-teams.server.ts';

/**
 * A team as each of those who see it sees it. The leads of its organisation see who has answered; who is in it, who else has said
 * yes; coordinators see those who said yes, and what each needs once the team is selected: before, nobody has to know. @throws NotFound
 */
export async function readTeam(person: AskingPerson, id: string) {
  const team = await database().editionTeam.findFirst({
    where: { AND: [{ id }, within(editionAbilities(person), 'read', 'EditionTeam')] },
    relationLoadStrategy: 'join',
    include: { organisation: { select: { id: true, name: true } }, edition: { select: { id: true, networkId: true, name: true, state: true } }, delegates: { orderBy: [{ nominatedAt: 'asc' }, { id: 'asc' }], include: { person: { select: { pseudonym: true } } } } },
  });
  if (!team) throw new NotFound();
  const { edition, organisation } = team;
  const coordinates = actsAs(person, 'coordinator', edition.networkId);
  const leads = actsAs(person, 'lead', organisation.id);
  const tellsNeeds = coordinates && team.state === 'selected' && edition.state !== 'cancelled';
  const [network, own, safes] = await Promise.all([openSafe(edition.networkId), openSafe(organisation.id), tellsNeeds ? openSafes(team.delegates.map(({ personId }) => personId)) : new Map()]);
  return {
    id,
    state: team.state,
    organisation,
    edition: { id: edition.id, name: nameOfEdition(network, edition), state: edition.state },
    coordinates,
    leads,
    reason: coordinates || leads ? own.unseal(team.reason, placeOfReason(id)) : null,
    /** One's own part, where one is in it. */
    ownId: team.delegates.find((one) => one.personId === person.id && (one.state === 'nominated' || one.state === 'confirmed'))?.id ?? null,
    delegates: team.delegates
      .filter(({ state }) => leads || state === 'confirmed')
      .map((one) => {
        const { access, diet, notPublic } = unsealDelegate(safes.get(one.personId), one);
        return { id: one.id, pseudonym: one.person.pseudonym, state: one.state, needs: tellsNeeds && one.state === 'confirmed' ? { access, diet, notPublic } : null };
      }),
    mayWithdraw: leads && ['call_open', 'selecting', 'running'].includes(edition.state) && mayMove(TEAM_MOVES, 'withdraw', team.state),
    mayChange: leads && mayName(edition.state, team.state),
  };
}
