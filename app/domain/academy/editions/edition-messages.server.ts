import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { findLeading, findPart, holdWhile } from './edition-part.server.ts';
import { isWritten } from './running-model.ts';

/** So many words to all are none any more. */
const MOST_MESSAGES = 200;

const placeOfMessage = (rowId: string) => ({ model: 'edition_message', field: 'text', rowId });

/** What was written to everyone of an edition, the latest first. @throws NotFound */
export async function readMessages(person: AskingPerson, id: string) {
  const { edition, leads } = await findPart(person, id);
  const rows = await database().editionMessage.findMany({ where: { editionId: id }, relationLoadStrategy: 'join', orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }], take: MOST_MESSAGES, include: { writtenBy: { select: { pseudonym: true } } } });
  const safe = await openSafe(edition.networkId);
  const mayWrite = leads && isWritten('messages', edition.state);
  return {
    id,
    zone: edition.zone,
    mayWrite,
    messages: rows.map((row) => ({ id: row.id, text: safe.unseal(row.text, placeOfMessage(row.id)), by: row.writtenBy?.pseudonym ?? null, at: row.writtenAt.toISOString(), mayTakeBack: mayWrite })),
  };
}

/** Writes a few words to everyone of an edition: those who go, its faculty, its coordinators. They are told that there are some, and nothing of them. @throws NotFound; Refusal */
export async function writeToAll(person: AskingPerson, id: string, text: string): Promise<string> {
  const { edition } = await findLeading(person, id);
  const message = newId();
  await inTransaction(async (tx) => {
    await holdWhile(tx, id, 'messages');
    if ((await tx.editionMessage.count({ where: { editionId: id } })) >= MOST_MESSAGES) throw new Refusal('academy.running.refusals.manyMessages', { count: MOST_MESSAGES });
    const sealed = (await openSafe(edition.networkId, tx)).seal(text, placeOfMessage(message));
    await tx.editionMessage.create({ data: { id: message, editionId: id, text: sealed, writtenById: person.id, writtenAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.messaged', subjectType: 'edition', subjectId: id });
  });
  return message;
}

/** Takes words to all back, for good; where none are left, that there are some is told to nobody any more. @throws NotFound, also when it was taken back meanwhile; Refusal */
export async function takeMessageBack(person: AskingPerson, id: string, message: string): Promise<void> {
  const { edition } = await findLeading(person, id);
  await inTransaction(async (tx) => {
    await holdWhile(tx, id, 'messages');
    const { count } = await tx.editionMessage.deleteMany({ where: { id: message, editionId: id } });
    if (count === 0) throw new NotFound();
    const isLast = (await tx.editionMessage.count({ where: { editionId: id } })) === 0;
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: isLast ? 'edition.messagesTakenBack' : 'edition.messageTakenBack', subjectType: 'edition', subjectId: id });
  });
}
