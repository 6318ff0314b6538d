import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';

/** Says that modules were taken out of a curriculum: whoever leads an edition of it may have been told that one of them is withdrawn. Within the transaction of the change, after it. */
export async function tellShortened(tx: Transaction, actor: string | null, { curriculumId, networkId, before, after }: { curriculumId: string; networkId: string | null; before: readonly string[]; after: readonly string[] }): Promise<void> {
  const modules = before.filter((one) => !after.includes(one));
  if (modules.length > 0) await recordActivity(tx, { actor, organisationId: networkId, kind: 'curriculum.shortened', subjectType: 'curriculum', subjectId: curriculumId, data: { modules } });
}
