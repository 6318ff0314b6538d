import { recordActivities } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { mayHaveCertificate, type WhoCame } from './certificate.ts';

/**
 * Tells those who went to an edition that is over, and by its lists can have their certificate now, that they can; from those who could by what the lists said before, and cannot any
 * more, the word is taken back. Whoever has one knows. `before` is undefined as long as the edition went on and nobody could.
 */
export async function tellOfCertificates(tx: Transaction, { editionId, byId, before, attendance }: { editionId: string; byId: string; before?: WhoCame | null; attendance: WhoCame | null }): Promise<void> {
  const going = await tx.editionDelegate.findMany({ where: { state: 'confirmed', team: { is: { editionId, state: 'selected' } }, certificates: { none: { withdrawnAt: null } } }, orderBy: { id: 'asc' }, select: { id: true } });
  const told = going.flatMap(({ id }) => {
    const [could, can] = [before !== undefined && mayHaveCertificate(before, id), mayHaveCertificate(attendance, id)];
    return could === can ? [] : [{ actor: byId, organisationId: null, kind: can ? 'certificate.opened' : 'certificate.notToHave', subjectType: 'delegate', subjectId: id }];
  });
  await recordActivities(tx, told);
}
