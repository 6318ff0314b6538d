import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { mayChange } from './edition-model.ts';
import { holdEdition } from './editions.server.ts';
import { keepBookings } from './timetable-bookings.server.ts';

/**
 * Somebody who is a trainer of a network no more teaches in none of its editions that go on: they stand in no timetable and are held by none, and its coordinators are told whose
 * sessions want somebody else. Of what is over nothing changes.
 */
export async function leaveFacultyOf(tx: Transaction, networkId: string, personId: string, byId: string | null): Promise<void> {
  for (const { editionId } of await tx.editionTrainer.findMany({ where: { personId, edition: { is: { networkId } } }, orderBy: { editionId: 'asc' }, select: { editionId: true } })) {
    if (!mayChange(await holdEdition(tx, editionId))) continue;
    await tx.editionTrainer.deleteMany({ where: { editionId, personId } });
    await keepBookings(tx, editionId, byId);
    await recordActivity(tx, { actor: byId, organisationId: networkId, kind: 'edition.facultyLeft', subjectType: 'edition', subjectId: editionId });
  }
}
