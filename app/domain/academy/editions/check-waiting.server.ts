import { recordActivities } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import type { Edition, Prisma } from '#app/platform/generated/client.ts';
import { roundOf } from './running-model.ts';

/** Tells those who come to an edition whose check was opened before that it waits for them. Whoever has answered in the round that is open knows of it. */
export async function tellOfOpenCheck(tx: Transaction, { id, state }: Pick<Edition, 'id' | 'state'>, who: Prisma.EditionDelegateWhereInput): Promise<void> {
  const check = await tx.editionCheck.findUnique({ where: { editionId: id }, select: { secondOpenedAt: true } });
  const round = check && roundOf(state, check.secondOpenedAt !== null);
  if (!round) return;
  const coming = await tx.editionDelegate.findMany({ where: { AND: [who, { state: 'confirmed', team: { is: { editionId: id, state: 'selected' } }, answers: { none: { round } } }] }, orderBy: { id: 'asc' }, select: { id: true } });
  // In nobody's name: who says yes is told as well.
  await recordActivities(tx, coming.map((one) => ({ actor: null, organisationId: null, kind: 'delegate.checkWaits', subjectType: 'delegate', subjectId: one.id })));
}
