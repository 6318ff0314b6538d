import { recordActivities } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { askNoMore, listAskedEditions } from '../sites/visit-leaving.server.ts';
import { NOTHING_SAID } from './delegate-safe.server.ts';
import { DELEGATE_MOVES, mayChange } from './edition-model.ts';
import { leaveEditionVisits } from './edition-visitors.server.ts';
import { holdEdition } from './editions.server.ts';
import { keepWhoWent, readWhoGoes } from './who-goes.server.ts';

/**
 * People who have left an organisation go to no edition for it: until one is finished they are in its team no more, nothing is kept that they said, and they are out of its visits. Of what
 * is finished they have been a part, and their papers stay theirs. Of what they asked for on behalf of an edition they have nothing any more, unless they coordinate its network or lead
 * another of its teams.
 */
export async function leaveEditionsWith(tx: Transaction, organisationId: string, people: readonly string[], byId: string | null): Promise<void> {
  const teams = await tx.editionTeam.findMany({ where: { organisationId, delegates: { some: namedAmong(people) } }, orderBy: { editionId: 'asc' }, select: { id: true, editionId: true } });
  for (const { id, editionId } of teams) {
    if (mayChange(await holdEdition(tx, editionId))) await leaveTeamOf(tx, { id, editionId, organisationId }, people, byId);
    await leaveEditionVisits(tx, editionId, people, byId);
  }
  for (const editionId of await listAskedEditions(tx, people)) {
    const speaking = await tx.$queryRaw<{ personId: string }[]>`
      select m.person_id::text as "personId" from membership m join edition e on e.id = ${editionId}::uuid join organisation o on o.id = m.organisation_id
       where m.person_id = any(${people}::uuid[]) and m.ended_at is null and o.closed_at is null
         and (m.role = 'coordinator' and m.organisation_id = e.network_id
           or m.role = 'lead' and exists (select 1 from edition_team t where t.edition_id = e.id and t.organisation_id = m.organisation_id and t.state = 'selected'))`;
    await askNoMore(tx, people.filter((one) => !speaking.some(({ personId }) => personId === one)), { source: 'edition', sourceId: editionId });
  }
}

/** Its leads and the coordinators are told that somebody left; who left is led nowhere. */
async function leaveTeamOf(tx: Transaction, { id, editionId, organisationId }: { id: string; editionId: string; organisationId: string }, people: readonly string[], byId: string | null): Promise<void> {
  const gone = await tx.editionDelegate.findMany({ where: { teamId: id, ...namedAmong(people) }, orderBy: { id: 'asc' }, select: { id: true } });
  if (gone.length === 0) return;
  const whoWent = await readWhoGoes(tx, editionId);
  await tx.editionDelegate.updateMany({ where: { id: { in: gone.map((one) => one.id) } }, data: { state: DELEGATE_MOVES.withdraw.to, version: { increment: 1 }, ...NOTHING_SAID } });
  await keepWhoWent(tx, editionId, whoWent);
  await tx.editionTeam.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } });
  await recordActivities(tx, [...gone.map((one) => ({ actor: byId, organisationId, kind: 'delegate.withdrawn', subjectType: 'delegate', subjectId: one.id })), { actor: byId, organisationId, kind: 'team.leftByOne', subjectType: 'team', subjectId: id }]);
}

function namedAmong(people: readonly string[]) {
  return { personId: { in: [...people] }, state: { in: ['nominated' as const, 'confirmed' as const] } };
}
