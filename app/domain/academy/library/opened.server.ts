import { recordActivities } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';

/**
 * What visitors read is what the secretariat has looked at: a new version of an open module, or of one in an open curriculum, stays
 * closed to them until it is opened anew (`readableBy`), and the secretariat is told. Within the transaction of the publication.
 */
export async function tellOutgrown(tx: Transaction, actor: string | null, moduleId: string): Promise<void> {
  const [module, curricula] = [await tx.module.findFirst({ where: { id: moduleId, openAt: { not: null } }, select: { id: true } }), await tx.curriculum.findMany({ where: { openAt: { not: null }, modules: { some: { moduleId } } }, select: { id: true } })];
  await recordActivities(tx, [...(module ? [{ actor, organisationId: null, kind: 'module.outgrown', subjectType: 'module', subjectId: module.id }] : []), ...curricula.map(({ id }) => ({ actor, organisationId: null, kind: 'curriculum.outgrown', subjectType: 'curriculum', subjectId: id }))]);
}

/** An open curriculum into which modules come, or which says something else, closes until the secretariat opens it anew, and the secretariat is told. Within the transaction of the change. */
export async function closeOutgrown(tx: Transaction, actor: string | null, curriculumId: string): Promise<void> {
  const { count } = await tx.curriculum.updateMany({ where: { id: curriculumId, openAt: { not: null } }, data: { openAt: null } });
  if (count > 0) await recordActivities(tx, [{ actor, organisationId: null, kind: 'curriculum.outgrown', subjectType: 'curriculum', subjectId: curriculumId }]);
}
