import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivities, recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { NOTHING_SAID } from './delegate-safe.server.ts';
import { DELEGATE_MOVES, mayMove, mayName, TEAM_MOVES } from './edition-model.ts';
import { editionAbilities } from './edition-policy.ts';
import type { TeamEntry } from './edition-team-forms.ts';
import { leaveEditionVisits } from './edition-visitors.server.ts';
import { findEdition, holdEdition } from './editions.server.ts';
import { keepWhoWent, readWhoGoes } from './who-goes.server.ts';

export const placeOfReason = (rowId: string) => ({ model: 'edition_team', field: 'reason', rowId });

/** An organisation that somebody leads and to which an edition's call went out, with who is in it and who of them is named. @throws NotFound */
export async function readNomination(person: AskingPerson, editionId: string, organisationId: string) {
  const edition = await findEdition(person, editionId);
  if (!person.memberships.some((held) => held.role === 'lead' && held.organisationId === organisationId && held.networkId === edition.networkId)) throw new NotFound();
  const [organisation, people, team] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { id: true, name: true } }),
    database().person.findMany({ where: { suspendedAt: null, memberships: { some: { organisationId, endedAt: null } } }, orderBy: [{ searchText: 'asc' }, { id: 'asc' }], take: 300, select: { id: true, pseudonym: true } }),
    database().editionTeam.findUnique({ where: { editionId_organisationId: { editionId, organisationId } }, relationLoadStrategy: 'join', include: { delegates: { select: { personId: true, state: true } } } }),
  ]);
  return {
    edition,
    organisation,
    people,
    team: team && { id: team.id, state: team.state, version: team.version, reason: (await openSafe(organisationId)).unseal(team.reason, placeOfReason(team.id)) ?? '' },
    chosen: team?.delegates.filter(({ state }) => state === 'nominated' || state === 'confirmed').map(({ personId }) => personId) ?? [],
    mayNominate: mayName(edition.state, team?.state ?? null),
  };
}

/**
 * Names a team, or names it anew: whoever is left out is in it no more, whoever comes to it is asked. Of those who have said yes
 * nothing changes; of who is left out nothing that they said is kept. Of a team that is selected somebody is replaced so until the edition begins: it stays selected, whoever is
 * left out is out of its visits and reads nothing of it any more, and the coordinators are told. Whoever names sees who has answered: over an answer or another naming meanwhile nothing is kept.
 * @throws NotFound; Refusal when it is not the time for it, when it was changed meanwhile, or when there are more than places
 */
export async function nominateTeam(person: AskingPerson, editionId: string, organisationId: string, { people: chosen, reason, version }: TeamEntry): Promise<string> {
  const { people } = await readNomination(person, editionId, organisationId);
  const named = people.filter((one) => chosen.includes(one.id)).map((one) => one.id);
  if (named.length !== new Set(chosen).size) throw new NotFound();
  return inTransaction(async (tx) => {
    const edition = await holdEdition(tx, editionId);
    const found = await tx.editionTeam.findUnique({ where: { editionId_organisationId: { editionId, organisationId } }, include: { delegates: true } });
    if (!mayName(edition.state, found?.state ?? null)) throw new Refusal('academy.editions.refusals.callOver');
    if ((found?.version ?? 0) !== version) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    if (named.length > edition.placesPerTeam) throw new Refusal('academy.editions.refusals.manyDelegates', { count: edition.placesPerTeam });
    const id = found?.id ?? newId();
    const whoWent = await readWhoGoes(tx, editionId);
    const sealed = (await openSafe(organisationId, tx)).seal(reason || null, placeOfReason(id));
    if (found) await tx.editionTeam.update({ where: { id }, data: { reason: sealed, version: version + 1, ...(found.state === 'withdrawn' ? { state: TEAM_MOVES.nominateAnew.to, settledAt: null, nominatedAt: now() } : {}) }, select: { id: true } });
    else await tx.editionTeam.create({ data: { id, editionId, organisationId, reason: sealed, nominatedById: person.id, nominatedAt: now() }, select: { id: true } });
    const happened = [];
    for (const one of found?.delegates ?? []) {
      const isNamed = named.includes(one.personId);
      const move = isNamed ? 'nominateAnew' : 'withdraw';
      if (!mayMove(DELEGATE_MOVES, move, one.state)) continue;
      await tx.editionDelegate.update({ where: { id: one.id }, data: { state: DELEGATE_MOVES[move].to, version: one.version + 1, ...(isNamed ? { nominatedAt: now(), answeredAt: null } : NOTHING_SAID) }, select: { id: true } });
      happened.push({ actor: person.id, organisationId, kind: isNamed ? 'delegate.nominated' : 'delegate.withdrawn', subjectType: 'delegate', subjectId: one.id });
    }
    for (const personId of named.filter((one) => !found?.delegates.some((other) => other.personId === one))) {
      const delegate = newId();
      await tx.editionDelegate.create({ data: { id: delegate, teamId: id, personId, languages: [], nominatedAt: now() }, select: { id: true } });
      happened.push({ actor: person.id, organisationId, kind: 'delegate.nominated', subjectType: 'delegate', subjectId: delegate });
    }
    await keepWhoWent(tx, editionId, whoWent);
    const isReplacing = edition.state !== 'call_open' && happened.length > 0;
    await recordActivities(tx, [...happened, { actor: person.id, organisationId, kind: isReplacing ? 'team.peopleReplaced' : found && found.state !== 'withdrawn' ? 'team.changed' : 'team.nominated', subjectType: 'team', subjectId: id }]);
    if (isReplacing) {
      // Whoever decides by what they saw before is told.
      await tx.edition.update({ where: { id: editionId }, data: { version: edition.version + 1 }, select: { id: true } });
      await leaveEditionVisits(tx, editionId, (found?.delegates ?? []).map((one) => one.personId).filter((one) => !named.includes(one)), person.id);
    }
    return id;
  });
}

/** A team that its organisation's leads may take back: while nothing is over. @throws NotFound; Refusal for who sees it in another part, and when it is too late */
export async function withdrawTeam(person: AskingPerson, id: string): Promise<string> {
  const team = await database().editionTeam.findFirst({ where: { AND: [{ id }, within(editionAbilities(person), 'read', 'EditionTeam')] } });
  if (!team) throw new NotFound();
  if (!actsAs(person, 'lead', team.organisationId)) throw new Refusal('academy.editions.refusals.leadsOnly');
  await inTransaction(async (tx) => {
    const edition = await holdEdition(tx, team.editionId);
    const { state } = await tx.editionTeam.findUniqueOrThrow({ where: { id }, select: { state: true } });
    if (!['call_open', 'selecting', 'running'].includes(edition.state) || !mayMove(TEAM_MOVES, 'withdraw', state)) throw new Refusal('academy.editions.refusals.notNow');
    const whoWent = await readWhoGoes(tx, edition.id);
    await tx.editionTeam.update({ where: { id }, data: { state: TEAM_MOVES.withdraw.to, version: { increment: 1 }, settledAt: now() }, select: { id: true } });
    // A place may be free now: whoever selects by what they saw before is told.
    await tx.edition.update({ where: { id: edition.id }, data: { version: edition.version + 1 }, select: { id: true } });
    const named = await tx.editionDelegate.findMany({ where: { teamId: id, state: { in: ['nominated', 'confirmed'] } }, orderBy: { id: 'asc' }, select: { id: true, personId: true } });
    await tx.editionDelegate.updateMany({ where: { id: { in: named.map((one) => one.id) } }, data: { state: 'withdrawn', version: { increment: 1 }, ...NOTHING_SAID } });
    await keepWhoWent(tx, edition.id, whoWent);
    await recordActivities(tx, named.map((one) => ({ actor: person.id, organisationId: team.organisationId, kind: 'delegate.withdrawn', subjectType: 'delegate', subjectId: one.id })));
    await recordActivity(tx, { actor: person.id, organisationId: team.organisationId, kind: 'team.withdrawn', subjectType: 'team', subjectId: id });
    await leaveEditionVisits(tx, edition.id, named.map(({ personId }) => personId), person.id);
  });
  return team.editionId;
}
