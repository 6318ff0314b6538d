import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { asMentee } from './goals.server.ts';
import type { JournalQuery } from './lists.ts';
import { findPairing, holdGoingOn, holdPairing, isGoingOn } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';

const placeOf = (rowId: string) => ({ model: 'journal_entry', field: 'text', rowId });

/** The journal: all of it for the mentee, what was shared with them for the mentor; a page of it. @throws NotFound */
export async function listJournal(person: AskingPerson, pairingId: string, query: JournalQuery) {
  const standing = await findPairing(person, pairingId);
  const isMentee = standing.part === 'mentee';
  const shared = isMentee ? query.shared : 'yes';
  const where = { pairingId, ...(shared === '' ? {} : { sharedAt: shared === 'yes' ? { not: null } : null }) };
  const { direction } = orderOf(query.order);
  const [count, rows, safe] = await Promise.all([database().journalEntry.count({ where }), database().journalEntry.findMany({ where, orderBy: [{ createdAt: direction }, { id: direction }], ...cutOf(query) }), openPairing(pairingId)]);
  return { standing, count, pages: pagesOf(count), entries: rows.map(({ id, text, sharedAt, createdAt }) => ({ id, text: safe.unseal(text, placeOf(id)), sharedAt: sharedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() })), may: { write: isMentee && isGoingOn(standing), change: isMentee, share: isMentee && standing.pairing.state !== 'closed' } };
}

/** @throws NotFound, Refusal */
export async function writeEntry(person: AskingPerson, pairingId: string, text: string): Promise<void> {
  await asMentee(person, pairingId);
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, pairingId);
    const id = newId();
    // Nothing is recorded of it: that a private entry was written is its writer's alone to know.
    await tx.journalEntry.create({ data: { id, pairingId, text: (await openPairing(pairingId, tx)).seal(text, placeOf(id)), createdAt: now(), changedAt: now() }, select: { id: true } });
  });
}

/** An entry as its mentee takes it up again: once all has ended, one that is shared can be taken back or deleted, and says nothing new to the other. @throws NotFound for everyone else */
export async function readOwnEntry(person: AskingPerson, id: string) {
  const entry = await database().journalEntry.findFirst({ where: { id, pairing: { is: { menteeId: person.id } } }, relationLoadStrategy: 'join', include: { pairing: { select: { state: true } } } });
  if (!entry) throw new NotFound();
  const { pairingId, version, sharedAt, pairing } = entry;
  return { id, pairingId, version, isShared: sharedAt !== null, may: { change: sharedAt === null || pairing.state !== 'closed' }, text: (await openPairing(pairingId)).unseal(entry.text, placeOf(id)) };
}

/** @throws NotFound; Refusal when it was changed elsewhere meanwhile, or is shared with somebody with whom all has ended */
export async function changeEntry(person: AskingPerson, id: string, { text, version }: { text: string; version: number }): Promise<string> {
  const { pairingId } = await readOwnEntry(person, id);
  await inTransaction(async (tx) => {
    const { state } = await holdPairing(tx, pairingId);
    if (state === 'closed' && (await tx.journalEntry.count({ where: { id, sharedAt: { not: null } } })) > 0) throw new Refusal('mentoring.refusals.over');
    const sealed = (await openPairing(pairingId, tx)).seal(text, placeOf(id));
    const { count } = await tx.journalEntry.updateMany({ where: { id, version }, data: { text: sealed, version: version + 1, changedAt: now() } });
    if (count === 0) throw new Refusal('mentoring.refusals.changedMeanwhile');
  });
  return pairingId;
}

/** Shares an entry with the mentor, for as long as it has not ended, or takes it back at any time. @throws NotFound, Refusal */
export async function shareEntry(person: AskingPerson, id: string, shared: boolean): Promise<string> {
  const { pairingId, isShared } = await readOwnEntry(person, id);
  if (isShared === shared) return pairingId;
  await inTransaction(async (tx) => {
    const { state } = await holdPairing(tx, pairingId);
    if (shared && state === 'closed') throw new Refusal('mentoring.refusals.over');
    const { count } = await tx.journalEntry.updateMany({ where: { id, sharedAt: shared ? null : { not: null } }, data: { sharedAt: shared ? now() : null } });
    if (shared && count > 0) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'journalEntry.shared', subjectType: 'pairing', subjectId: pairingId });
  });
  return pairingId;
}

/** @throws NotFound, Refusal */
export async function removeEntry(person: AskingPerson, id: string): Promise<string> {
  const { pairingId } = await readOwnEntry(person, id);
  await inTransaction(async (tx) => {
    await holdPairing(tx, pairingId);
    await tx.journalEntry.deleteMany({ where: { id } });
  });
  return pairingId;
}
