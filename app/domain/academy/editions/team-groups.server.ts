import { database, type Transaction } from '#app/platform/database.server.ts';
import { divideTeams } from './edition-groups.ts';

/** The teams that go to an edition, each with its organisation and the group in which it is: as chosen, or as it is proposed. Whoever calls has made sure that it may be read. */
export async function readTeamGroups(editionId: string, groups: number, tx: Transaction = database()) {
  const rows = await tx.editionTeam.findMany({ where: { editionId, state: 'selected' }, relationLoadStrategy: 'join', orderBy: [{ organisation: { searchText: 'asc' } }, { id: 'asc' }], select: { id: true, group: true, organisation: { select: { name: true } }, delegates: { where: { state: 'confirmed' }, select: { personId: true } } } });
  const divided = divideTeams(rows.map(({ id, group, delegates }) => ({ id, group, people: delegates.length })), groups);
  return rows.map(({ id, organisation, delegates }) => ({ id, organisation: organisation.name, people: delegates.map(({ personId }) => personId), group: divided.get(id) ?? null }));
}

/** All stay in the group that was kept of them, and others come beside them as is proposed. */
export const NONE_CHOSEN: ReadonlyMap<string, number> = new Map();

/** A team that comes to a timetable that is told already has a group in it from then on. */
export async function keepPublishedGroups(tx: Transaction, editionId: string): Promise<void> {
  const told = await tx.editionTimetable.findFirst({ where: { editionId, publishedAt: { not: null } }, select: { groups: true } });
  if (told) await keepTeamGroups(tx, editionId, told.groups, NONE_CHOSEN);
}

/** Forgets in which group each team was: of more groups than before, some would be nobody's. */
export async function forgetTeamGroups(tx: Transaction, editionId: string): Promise<void> {
  await tx.editionTeam.updateMany({ where: { editionId }, data: { group: null } });
}

/** Keeps in which group each team is: what was chosen of those that go, and for all others what is proposed beside it. */
export async function keepTeamGroups(tx: Transaction, editionId: string, groups: number, chosen: ReadonlyMap<string, number>): Promise<void> {
  const teams = await readTeamGroups(editionId, groups, tx);
  if (groups < 2) return;
  const divided = divideTeams(teams.map(({ id, people, group }) => ({ id, people: people.length, group: chosen.get(id) ?? group })), groups);
  for (const [id, group] of divided) await tx.editionTeam.update({ where: { id }, data: { group }, select: { id: true } });
}
