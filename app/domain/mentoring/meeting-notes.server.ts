import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import type { MeetingNoteKind } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { findMeeting } from './meetings.server.ts';
import { holdPairing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';
import { mentoringAbilities } from './policy.ts';

export const placeOfNote = (rowId: string) => ({ model: 'meeting_note', field: 'text', rowId });

/** What the person may read of a meeting's notes: their own, those that are shared, and summaries (nothing is told about someone behind their back). @throws NotFound */
export async function listMeetingNotes(person: AskingPerson, meetingId: string) {
  const { meeting } = await findMeeting(person, meetingId);
  const [notes, safe] = await Promise.all([
    database().meetingNote.findMany({ where: { meetingId, OR: [{ kind: { in: ['shared', 'summary'] } }, { kind: 'private', personId: person.id }] }, relationLoadStrategy: 'join', orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: { person: { select: { pseudonym: true } } } }),
    openPairing(meeting.pairingId),
  ]);
  return notes.map(({ id, kind, personId, changedAt, text, person: writer }) => ({ id, kind, writer: writer.pseudonym, isOwn: personId === person.id, at: changedAt.toISOString(), text: safe.unseal(text, placeOfNote(id)) }));
}

async function findToWrite(person: AskingPerson, meetingId: string): Promise<string> {
  const { meeting, standing } = await findMeeting(person, meetingId);
  if (standing.pairing.state === 'closed') throw new Refusal('mentoring.refusals.over');
  if (meeting.state === 'cancelled') throw new Refusal('mentoring.refusals.notNow');
  return meeting.pairingId;
}

/** Writes a note. A summary is the writer's own word to the coordinators. @throws NotFound, Refusal */
export async function writeMeetingNote(person: AskingPerson, meetingId: string, { kind, text }: { kind: MeetingNoteKind; text: string }): Promise<void> {
  const pairingId = await findToWrite(person, meetingId);
  await inTransaction(async (tx) => {
    if ((await holdPairing(tx, pairingId)).state === 'closed') throw new Refusal('mentoring.refusals.over');
    const id = newId();
    await tx.meetingNote.create({ data: { id, meetingId, personId: person.id, kind, text: (await openPairing(pairingId, tx)).seal(text, placeOfNote(id)), createdAt: now(), changedAt: now() }, select: { id: true } });
    // That a private note was written is its writer's alone to know.
    if (kind === 'shared') await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'meetingNote.shared', subjectType: 'meeting', subjectId: meetingId });
    // Who watches reads it on the page of the pairing; that of the meeting is not theirs.
    if (kind === 'summary') await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'meetingNote.given', subjectType: 'pairing', subjectId: pairingId });
  });
}

/** A note as its writer takes it up again; once all has ended, one that others read can only be taken away. @throws NotFound for everyone else */
export async function readOwnMeetingNote(person: AskingPerson, id: string) {
  const note = await database().meetingNote.findFirst({ where: { id, personId: person.id, meeting: { is: { pairing: { is: within(mentoringAbilities(person), 'live', 'Pairing') } } } }, relationLoadStrategy: 'join', include: { meeting: { select: { pairingId: true, pairing: { select: { state: true } } } } } });
  if (!note) throw new NotFound();
  const { meetingId, kind, version, meeting: { pairingId, pairing } } = note;
  return { id, meetingId, pairingId, kind, version, may: { change: kind === 'private' || pairing.state !== 'closed' }, text: (await openPairing(pairingId)).unseal(note.text, placeOfNote(id)) };
}

/** @throws NotFound; Refusal when it was changed elsewhere meanwhile, or others read it and all has ended */
export async function changeMeetingNote(person: AskingPerson, id: string, { text, version }: { text: string; version: number }): Promise<string> {
  const { pairingId, meetingId, kind } = await readOwnMeetingNote(person, id);
  await inTransaction(async (tx) => {
    const { state } = await holdPairing(tx, pairingId);
    if (state === 'closed' && kind !== 'private') throw new Refusal('mentoring.refusals.over');
    const sealed = (await openPairing(pairingId, tx)).seal(text, placeOfNote(id));
    const { count } = await tx.meetingNote.updateMany({ where: { id, personId: person.id, version }, data: { text: sealed, version: version + 1, changedAt: now() } });
    if (count === 0) throw new Refusal('mentoring.refusals.changedMeanwhile');
  });
  return meetingId;
}

/** A note is its writer's to take away, at any time. @throws NotFound, Refusal */
export async function removeMeetingNote(person: AskingPerson, id: string): Promise<string> {
  const { pairingId, meetingId } = await readOwnMeetingNote(person, id);
  await inTransaction(async (tx) => {
    await holdPairing(tx, pairingId);
    await tx.meetingNote.deleteMany({ where: { id, personId: person.id } });
  });
  return meetingId;
}
