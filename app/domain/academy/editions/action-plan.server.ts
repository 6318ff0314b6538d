import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { hasPlans, isWritable, mayPresent } from './action-plan-life.ts';
import { planAbilities } from './action-plan-policy.ts';
import { unsealLine } from './action-plan-safe.server.ts';
import type { ReadEdition } from './edition-page.server.ts';
import { nameOfEdition } from './edition-safe.server.ts';
import { dayOf, findEdition } from './editions.server.ts';

/** The plan of a team with what somebody is to it. A team that has not begun to write has one without lines. @throws NotFound */
export async function findPlan(person: AskingPerson, teamId: string) {
  const team = await database().editionTeam.findFirst({
    where: { AND: [{ id: teamId }, within(planAbilities(person), 'seePlan', 'EditionTeam')] },
    relationLoadStrategy: 'join',
    include: {
      organisation: { select: { id: true, name: true } },
      plan: true,
      edition: { select: { id: true, networkId: true, name: true, state: true, startsOn: true, endsOn: true, trainers: { where: { personId: person.id }, select: { personId: true } } } },
      delegates: { where: { personId: person.id, state: 'confirmed' }, select: { id: true } },
    },
  });
  if (!team) throw new NotFound();
  const { edition, organisation } = team;
  const state = team.plan?.state ?? 'writing';
  const writes = team.delegates.length > 0 && person.memberships.some(({ organisationId }) => organisationId === organisation.id);
  const leads = actsAs(person, 'lead', organisation.id);
  const hears = actsAs(person, 'coordinator', edition.networkId) || (actsAs(person, 'trainer', edition.networkId) && edition.trainers.length > 0);
  return { teamId: team.id, organisation, edition, state, presentedAt: team.plan?.presentedAt ?? null, writes, leads, hears, reads: writes || leads || state === 'presented', mayWrite: writes && isWritable(edition.state, state) };
}
export type FoundPlan = Awaited<ReturnType<typeof findPlan>>;

/** The same, for who goes for the team. @throws NotFound; Refusal for who sees it in another part */
export async function findOwnPlan(person: AskingPerson, teamId: string): Promise<FoundPlan> {
  const plan = await findPlan(person, teamId);
  if (!plan.writes) throw new Refusal('academy.goingHome.refusals.teamOnly');
  return plan;
}

/** The same, for who hears it. @throws NotFound; Refusal for who sees it in another part */
export async function findHeardPlan(person: AskingPerson, teamId: string): Promise<FoundPlan> {
  const plan = await findPlan(person, teamId);
  if (!plan.hears) throw new Refusal('academy.goingHome.refusals.facultyOnly');
  return plan;
}

/** A plan as each of those who see it sees it: its words only who reads it; those who have yet to hear it, how many lines there are. @throws NotFound */
export async function readPlan(person: AskingPerson, teamId: string) {
  const plan = await findPlan(person, teamId);
  const { edition, organisation, state, reads, leads, hears, mayWrite } = plan;
  const [network, own, rows] = await Promise.all([openSafe(edition.networkId), reads ? openSafe(organisation.id) : null, database().planLine.findMany({ where: { teamId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })]);
  const kept = rows.filter((row) => row.state === 'kept');
  const told = (lines: typeof rows) => (own ? lines.map((row) => ({ id: row.id, ...unsealLine(own, row) })) : []);
  return {
    teamId,
    organisation,
    edition: { id: edition.id, name: nameOfEdition(network, edition), state: edition.state, endsOn: dayOf(edition.endsOn) },
    state,
    presentedAt: plan.presentedAt?.toISOString() ?? null,
    reads,
    hears,
    /** Of those who wrote it, or lead its organisation. */
    isOwn: plan.writes || leads,
    count: kept.length,
    lines: told(kept),
    /** What was removed, for those who can put it back. */
    removed: mayWrite ? told(rows.filter((row) => row.state === 'removed')) : [],
    may: { write: mayWrite, ask: leads && state === 'presented', present: hears && mayPresent('present', edition.state, state, kept.length), resume: hears && mayPresent('resume', edition.state, state, kept.length) },
  };
}
export type ReadPlan = Awaited<ReturnType<typeof readPlan>>;

/** The plans of an edition's teams, for those who hear them. @throws NotFound; Refusal for who sees the edition in another part */
export async function listPlans(person: AskingPerson, editionId: string) {
  const edition = await findEdition(person, editionId);
  const coordinates = actsAs(person, 'coordinator', edition.networkId);
  const teaches = actsAs(person, 'trainer', edition.networkId) && (await database().editionTrainer.count({ where: { editionId, personId: person.id } })) > 0;
  if (!coordinates && !teaches) throw new Refusal('academy.goingHome.refusals.facultyOnly');
  const rows = await database().editionTeam.findMany({ where: { AND: [{ editionId }, within(planAbilities(person), 'hearPlan', 'EditionTeam')] }, relationLoadStrategy: 'join', orderBy: [{ organisation: { searchText: 'asc' } }, { id: 'asc' }], include: { organisation: { select: { name: true } }, plan: { include: { lines: { where: { state: 'kept' }, select: { id: true } } } } } });
  return { id: editionId, hasReport: coordinates && (edition.state === 'finished' || edition.state === 'closed'), teams: rows.map(({ id, organisation, plan }) => ({ id, organisation: organisation.name, state: plan?.state ?? ('writing' as const), lines: plan?.lines.length ?? 0 })) };
}

/** What somebody has to do with the plans of an edition that they see: those that they write or see to, and whether they hear all of them. Null before it has begun. */
export async function readGoingHome(person: AskingPerson, edition: Pick<ReadEdition, 'id' | 'state' | 'coordinates' | 'faculty' | 'network'>) {
  if (!hasPlans(edition.state)) return null;
  const abilities = planAbilities(person);
  const teams = await database().editionTeam.findMany({ where: { AND: [{ editionId: edition.id }, { OR: [within(abilities, 'writePlan', 'EditionTeam'), within(abilities, 'leadPlan', 'EditionTeam')] }] }, relationLoadStrategy: 'join', orderBy: { id: 'asc' }, select: { id: true, organisation: { select: { name: true } } } });
  const isHeard = edition.coordinates || (actsAs(person, 'trainer', edition.network.id) && (edition.faculty ?? []).some(({ id }) => id === person.id));
  return teams.length === 0 && !isHeard ? null : { isHeard, teams: teams.map(({ id, organisation }) => ({ id, organisation: organisation.name })) };
}
export type GoingHome = NonNullable<Awaited<ReturnType<typeof readGoingHome>>>;
