import { recordActivities } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';

/** Whoever orders a curriculum that was adapted from another is told when modules come into that or go from it: each is theirs to take or to leave. Within the transaction of the change. */
export async function tellAdapted(tx: Transaction, actor: string | null, { curriculumId, before, after }: { curriculumId: string; before: readonly string[]; after: readonly string[] }): Promise<void> {
  if (before.length === after.length && before.every((one) => after.includes(one))) return;
  const adapted = await tx.curriculum.findMany({ where: { originId: curriculumId, networkId: { not: null } }, select: { id: true, networkId: true } });
  await recordActivities(tx, adapted.map(({ id, networkId }) => ({ actor, organisationId: networkId, kind: 'curriculum.originChanged', subjectType: 'curriculum', subjectId: id })));
}
