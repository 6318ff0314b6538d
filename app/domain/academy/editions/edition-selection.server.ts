import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafes } from '#app/platform/encryption.server.ts';
import { tellOfOpenCheck } from './check-waiting.server.ts';
import { unsealDelegate } from './delegate-safe.server.ts';
import { balanceOf } from './edition-balance.ts';
import { LEAST_DELEGATES, mayMove, TEAM_MOVES, type TeamMove } from './edition-model.ts';
import { editionAbilities } from './edition-policy.ts';
import { leaveEditionVisits } from './edition-visitors.server.ts';
import { findCoordinated, holdEdition } from './editions.server.ts';
import { keepPublishedGroups } from './team-groups.server.ts';
import { keepWhoWent, readWhoGoes } from './who-goes.server.ts';

/** While these last, teams are decided on: a place that is given back during an edition can still be taken. */
const DECIDING = ['selecting', 'running'] as const;

export type Decision = Exclude<TeamMove, 'withdraw' | 'nominateAnew'>;
const DECISIONS = { select: 'team.selected', wait: 'team.keptWaiting', pass: 'team.passedOver' } as const satisfies Record<Decision, string>;

/** The teams of an edition with what each brings to it, and what the choice so far comes to; for its coordinators. @throws NotFound, Refusal */
export async function readSelection(person: AskingPerson, id: string) {
  const edition = await findCoordinated(person, id);
  const rows = await database().editionTeam.findMany({
    where: { editionId: id, state: { not: 'withdrawn' } },
    relationLoadStrategy: 'join',
    orderBy: [{ settledAt: { sort: 'asc', nulls: 'last' } }, { nominatedAt: 'asc' }, { id: 'asc' }],
    include: { organisation: { select: { name: true, country: true } }, delegates: { where: { state: { in: ['nominated', 'confirmed'] } } } },
  });
  const safes = await openSafes(rows.flatMap(({ delegates }) => delegates.map(({ personId }) => personId)));
  const teams = rows.map(({ id: teamId, state, organisation, delegates }) => {
    const confirmed = delegates.filter((one) => one.state === 'confirmed');
    const balanced = confirmed.map((one) => ({ gender: unsealDelegate(safes.get(one.personId), one).gender, languages: one.languages, firstTime: one.firstTime === true }));
    return { id: teamId, state, organisation: organisation.name, country: organisation.country, named: delegates.length, delegates: balanced };
  });
  const selected = teams.filter(({ state }) => state === 'selected');
  const isDeciding = (DECIDING as readonly string[]).includes(edition.state);
  return {
    id,
    version: edition.version,
    state: edition.state,
    places: edition.teams,
    free: Math.max(0, edition.teams - selected.length),
    isDeciding,
    balance: balanceOf(selected, edition.languages),
    teams: teams.map(({ delegates, ...team }) => ({ ...team, confirmed: delegates.length, balance: balanceOf([{ ...team, delegates }], edition.languages), may: (Object.keys(DECISIONS) as Decision[]).filter((move) => isDeciding && mayMove(TEAM_MOVES, move, team.state) && (move !== 'select' || (delegates.length >= LEAST_DELEGATES && selected.length < edition.teams))) })),
  };
}

/** A team on which somebody decides. @throws NotFound; Refusal for who sees it in another part */
export async function findTeamToDecide(person: AskingPerson, id: string) {
  const team = await database().editionTeam.findFirst({ where: { AND: [{ id }, within(editionAbilities(person), 'read', 'EditionTeam')] }, relationLoadStrategy: 'join', include: { edition: { select: { networkId: true } } } });
  if (!team) throw new NotFound();
  if (!actsAs(person, 'coordinator', team.edition.networkId)) throw new Refusal('academy.editions.refusals.coordinatorsOnly');
  return team;
}

/**
 * Selects a team, keeps it waiting or passes it over. Whoever decides names the version of the edition that they saw: over another
 * one nothing is kept, and they are told. @throws NotFound; Refusal
 */
export async function decideTeam(person: AskingPerson, id: string, move: Decision, version: number): Promise<string> {
  const team = await findTeamToDecide(person, id);
  await inTransaction(async (tx) => {
    const edition = await holdEdition(tx, team.editionId);
    if (!(DECIDING as readonly string[]).includes(edition.state)) throw new Refusal('academy.editions.refusals.notNow');
    if (edition.version !== version) throw new Refusal('academy.editions.refusals.selectionChanged');
    const { state } = await tx.editionTeam.findUniqueOrThrow({ where: { id }, select: { state: true } });
    if (!mayMove(TEAM_MOVES, move, state)) throw new Refusal('academy.editions.refusals.notNow');
    if (move === 'select') {
      if ((await tx.editionDelegate.count({ where: { teamId: id, state: 'confirmed' } })) < LEAST_DELEGATES) throw new Refusal('academy.editions.refusals.fewConfirmed', { count: LEAST_DELEGATES });
      if ((await tx.editionTeam.count({ where: { editionId: edition.id, state: 'selected' } })) >= edition.teams) throw new Refusal('academy.editions.refusals.noPlace');
    }
    const whoWent = await readWhoGoes(tx, edition.id);
    await tx.editionTeam.update({ where: { id }, data: { state: TEAM_MOVES[move].to, settledAt: now() }, select: { id: true } });
    await tx.edition.update({ where: { id: edition.id }, data: { version: edition.version + 1 }, select: { id: true } });
    if (move === 'select') await keepPublishedGroups(tx, edition.id);
    else {
      const named = await tx.editionDelegate.findMany({ where: { teamId: id, state: 'confirmed' }, orderBy: { id: 'asc' }, select: { personId: true } });
      await leaveEditionVisits(tx, edition.id, named.map(({ personId }) => personId), person.id);
    }
    await keepWhoWent(tx, edition.id, whoWent);
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: DECISIONS[move], subjectType: 'team', subjectId: id });
    if (move === 'select') await tellOfOpenCheck(tx, edition, { teamId: id });
  });
  return team.editionId;
}
