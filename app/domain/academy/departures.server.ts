import { onActivity, type Happening } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { leaveEditionsWith } from './editions/edition-leaving.server.ts';
import { leaveFacultyOf } from './editions/faculty-leaving.server.ts';
import { tellOfLeftOut, tellOfReturned, tellOfWithdrawn } from './editions/withdrawn-modules.server.ts';
import { cancelVisitsAt } from './sites/visit-ends.server.ts';
import { leaveVisitsWith } from './sites/visit-leaving.server.ts';

/**
 * From now on whoever leaves an organisation, or whose organisation closes, goes nowhere for it: they are out of its teams for editions and of visits; what is to come at the sites of one that
 * closes is off; and who trains no more is in no faculty. Where a module is withdrawn, whoever leads an edition that teaches it hears of it, until it is published anew or taken out of the curriculum. Asked again, nothing changes.
 */
export function startTakingOut(): void {
  onActivity(hear);
}

async function hear(tx: Transaction, { kind, subjectId, actor, data }: Happening): Promise<void> {
  if (kind === 'membership.ended') {
    const { personId, organisationId, role } = await tx.membership.findUniqueOrThrow({ where: { id: subjectId }, select: { personId: true, organisationId: true, role: true } });
    if (role === 'trainer') await leaveFacultyOf(tx, organisationId, personId, actor);
    // By another role they are there as before.
    if ((await tx.membership.count({ where: { personId, organisationId, endedAt: null } })) === 0) await takeOut(tx, organisationId, [personId], actor);
  }
  if (kind === 'organisation.closed') {
    const people = await tx.membership.findMany({ where: { organisationId: subjectId, endedAt: null }, distinct: ['personId'], orderBy: { personId: 'asc' }, select: { personId: true } });
    await takeOut(tx, subjectId, people.map(({ personId }) => personId), actor);
    await cancelVisitsAt(tx, subjectId, actor);
  }
  if (kind === 'module.withdrawn') await tellOfWithdrawn(tx, subjectId, actor);
  if (kind === 'module.published') await tellOfReturned(tx, subjectId, actor);
  if (kind === 'curriculum.shortened') await tellOfLeftOut(tx, { curriculumId: subjectId }, (data as { modules: string[] }).modules, actor);
}

async function takeOut(tx: Transaction, organisationId: string, people: readonly string[], byId: string | null): Promise<void> {
  await leaveEditionsWith(tx, organisationId, people, byId);
  await leaveVisitsWith(tx, organisationId, people, byId);
}
