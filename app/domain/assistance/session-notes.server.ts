import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { SessionNote } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { findStanding, findStandingOf } from './standing.server.ts';

/** Under whose key a note lies: a shared one under the engagement's, a private one under its writer's. */
function ownerOf(note: Pick<SessionNote, 'kind' | 'personId'>, engagementId: string): string {
  if (note.kind === 'shared') return engagementId;
  if (!note.personId) throw new NotFound();
  return note.personId;
}

function placeOf(rowId: string) {
  return { model: 'session_note', field: 'text', rowId };
}

/** The notes on a session that the person may read: those shared within the engagement, and their own private ones. @throws NotFound */
export async function listNotes(person: AskingPerson, sessionId: string) {
  const { engagement } = await findStandingOf(person, { sessions: { some: { id: sessionId } } });
  const notes = await database().sessionNote.findMany({ where: { sessionId, OR: [{ kind: 'shared' }, { kind: 'private', personId: person.id }] }, relationLoadStrategy: 'join', orderBy: { createdAt: 'asc' }, take: 500, include: { person: { select: { pseudonym: true } } } });
  return Promise.all(
    notes.map(async ({ person: writer, ...note }) => ({ id: note.id, kind: note.kind, writer: writer?.pseudonym ?? null, isOwn: note.personId === person.id, at: note.changedAt, text: (await openSafe(ownerOf(note, engagement.id))).unseal(note.text, placeOf(note.id)) })),
  );
}

/** Writes a note on a session. */
export async function writeNote(person: AskingPerson, sessionId: string, { kind, text }: { kind: 'shared' | 'private'; text: string }): Promise<void> {
  const { engagement } = await findStandingOf(person, { sessions: { some: { id: sessionId } } });
  const id = newId();
  const sealed = (await openSafe(ownerOf({ kind, personId: person.id }, engagement.id))).seal(text, placeOf(id));
  await inTransaction(async (tx) => {
    await tx.sessionNote.create({ data: { id, sessionId, personId: person.id, kind, text: sealed, createdAt: now(), changedAt: now() }, select: { id: true } });
    // That a private note was written is its writer's alone to know.
    if (kind === 'shared') await recordActivity(tx, { actor: person.id, organisationId: engagement.networkId, kind: 'sessionNote.written', subjectType: 'session', subjectId: sessionId });
  });
}

/** A note as its writer takes it up again. @throws NotFound for everyone else */
export async function readOwnNote(person: AskingPerson, id: string) {
  const note = await database().sessionNote.findFirst({ where: { id, personId: person.id }, relationLoadStrategy: 'join', include: { session: { select: { engagementId: true } } } });
  if (!note) throw new NotFound();
  await findStanding(person, note.session.engagementId);
  return { id, sessionId: note.sessionId, kind: note.kind, version: note.version, text: (await openSafe(ownerOf(note, note.session.engagementId))).unseal(note.text, placeOf(id)), ownerId: ownerOf(note, note.session.engagementId) };
}

/** @throws Refusal when it was changed elsewhere meanwhile */
export async function changeNote(person: AskingPerson, id: string, { text, version }: { text: string; version: number }): Promise<string> {
  const note = await readOwnNote(person, id);
  const sealed = (await openSafe(note.ownerId)).seal(text, placeOf(id));
  const { count } = await database().sessionNote.updateMany({ where: { id, personId: person.id, version }, data: { text: sealed, version: version + 1, changedAt: now() } });
  if (count === 0) throw new Refusal('assistance.sessions.errors.changedMeanwhile');
  return note.sessionId;
}

export async function removeNote(person: AskingPerson, id: string): Promise<string> {
  const { sessionId } = await readOwnNote(person, id);
  await database().sessionNote.deleteMany({ where: { id, personId: person.id } });
  return sessionId;
}
