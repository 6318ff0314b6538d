import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Edition } from '#app/platform/generated/client.ts';
import { eachApart } from '#app/platform/jobs.server.ts';
import { EDITION_PAST, mayChange } from './edition-model.ts';
import { holdEdition } from './editions.server.ts';
import { keepBookings } from './timetable-bookings.server.ts';

/** How many editions one run of the job looks after; the next takes the rest. */
const AT_ONCE = 500;

/**
 * Somebody who is a trainer of a network no more teaches in none of its editions that go on: they stand in no timetable and are held by none, and its coordinators are told whose
 * sessions want somebody else. Of what is over nothing changes.
 */
export async function leaveFacultyOf(tx: Transaction, networkId: string, personId: string, byId: string | null): Promise<void> {
  for (const { editionId } of await tx.editionTrainer.findMany({ where: { personId, edition: { is: { networkId } } }, orderBy: { editionId: 'asc' }, select: { editionId: true } })) {
    const edition = await holdEdition(tx, editionId);
    if (mayChange(edition)) await leaveFaculty(tx, edition, [personId], byId);
  }
}

/** The same of whoever is suspended, in an edition that is held: they cannot teach. Once they are back coordinators choose them again. All of these are told, for none of them has suspended anyone. */
export async function leaveFacultySuspended(tx: Transaction, edition: Edition): Promise<void> {
  const suspended = await tx.editionTrainer.findMany({ where: { editionId: edition.id, person: { is: { suspendedAt: { not: null } } } }, orderBy: { personId: 'asc' }, select: { personId: true } });
  if (suspended.length > 0) await leaveFaculty(tx, edition, suspended.map(({ personId }) => personId), null);
}

/** Lets go of suspended trainers in all editions that go on, of each whatever becomes of the others: whoever suspends does so in the database, of which no activity tells. */
export async function letGoOfSuspendedTrainers(): Promise<void> {
  const editions = await database().edition.findMany({ where: { state: { notIn: [...EDITION_PAST] }, trainers: { some: { person: { is: { suspendedAt: { not: null } } } } } }, orderBy: { id: 'asc' }, take: AT_ONCE, select: { id: true } });
  await eachApart(Object.fromEntries(editions.map(({ id }) => [id, () => inTransaction((tx) => letGoIn(tx, id))])));
}

async function letGoIn(tx: Transaction, id: string): Promise<void> {
  const edition = await holdEdition(tx, id);
  if (mayChange(edition)) await leaveFacultySuspended(tx, edition);
}

async function leaveFaculty(tx: Transaction, { id, networkId }: Edition, people: string[], byId: string | null): Promise<void> {
  await tx.editionTrainer.deleteMany({ where: { editionId: id, personId: { in: people } } });
  await keepBookings(tx, id, byId);
  await recordActivity(tx, { actor: byId, organisationId: networkId, kind: 'edition.facultyLeft', subjectType: 'edition', subjectId: id });
}
