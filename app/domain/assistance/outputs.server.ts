import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { pageOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { acceptFile } from '#app/platform/file-acceptance.server.ts';
import { FILE_KINDS, FileRefusal, MEDIA_TYPES, type FileKind } from '#app/platform/file-kinds.ts';
import { newId } from '#app/platform/id.ts';
import type { OutputsQuery } from './lists.ts';
import { findStanding, findStandingOf } from './standing.server.ts';

/** The most that the files of one engagement may take, in bytes, and how many there may be. */
const MOST_BYTES = 60 * 1024 * 1024;
const MOST_FILES = 100;

function kindOf(mediaType: string): FileKind {
  return FILE_KINDS.find((kind) => MEDIA_TYPES[kind] === mediaType) ?? 'txt';
}

/** The files that came out of an engagement, a page of them. Their names are sealed, and searched once they are open. @throws NotFound */
export async function listOutputs(person: AskingPerson, engagementId: string, query: OutputsQuery) {
  const standing = await findStanding(person, engagementId);
  const outputs = await database().output.findMany({ where: { engagementId, ...(query.kind ? { mediaType: MEDIA_TYPES[query.kind] } : {}) }, relationLoadStrategy: 'join', orderBy: { addedAt: 'desc' }, take: MOST_FILES, include: { addedBy: { select: { pseudonym: true } } } });
  const safe = await openSafe(engagementId);
  const files = outputs.map(({ id, name, mediaType, size, addedAt, addedById, addedBy, sessionId }) => ({
    id, size, addedAt, sessionId,
    title: safe.unseal(name, { model: 'output', field: 'name', rowId: id }),
    kind: kindOf(mediaType),
    by: addedBy?.pseudonym ?? null,
    mayRemove: standing.isCoordinator || addedById === person.id,
  }));
  const { rows, ...counted } = pageOf(files, query, ({ title, by }) => `${title} ${by ?? ''}`, { name: ({ title }) => title, size: ({ size }) => size, added: ({ addedAt }) => addedAt.getTime() });
  return { standing, ...counted, outputs: rows };
}

/**
 * Takes a file in for an engagement: made anew without its origin, sealed under the engagement's key, kept in the database.
 * @throws Refusal in words of what is wrong with it
 */
export async function addOutput(person: AskingPerson, engagementId: string, { title, sessionId, bytes, givenName }: { title: string; sessionId: string | null; bytes: Buffer; givenName: string }): Promise<string> {
  const { engagement } = await findStanding(person, engagementId);
  if (engagement.state === 'cancelled') throw new Refusal('assistance.sessions.refusals.notGoingOn');
  if (sessionId && (await database().assistanceSession.count({ where: { id: sessionId, engagementId } })) === 0) throw new NotFound();
  const { kind, content } = await acceptInWords(bytes, givenName);
  const id = newId();
  const safe = await openSafe(engagementId);
  await inTransaction(async (tx) => {
    // Two files at once do not pass the bound together.
    await tx.$queryRaw`select id from engagement where id = ${engagementId}::uuid for update`;
    const { _sum, _count } = await tx.output.aggregate({ where: { engagementId }, _sum: { size: true }, _count: true });
    if (_count >= MOST_FILES || (_sum.size ?? 0) + content.length > MOST_BYTES) throw new Refusal('assistance.outputs.refused.noRoom');
    await tx.output.create({ data: { id, engagementId, sessionId, name: safe.seal(title, { model: 'output', field: 'name', rowId: id }), mediaType: MEDIA_TYPES[kind], size: content.length, addedById: person.id, addedAt: now() }, select: { id: true } });
    await tx.outputContent.create({ data: { outputId: id, sealed: new Uint8Array(safe.sealBytes(content, { model: 'output_content', field: 'sealed', rowId: id })) }, select: { outputId: true } });
    await recordActivity(tx, { actor: person.id, organisationId: engagement.networkId, kind: 'output.added', subjectType: 'output', subjectId: id });
  });
  return id;
}

async function acceptInWords(bytes: Buffer, givenName: string) {
  try {
    return await acceptFile(bytes, givenName);
  } catch (error) {
    if (error instanceof FileRefusal) throw new Refusal(`assistance.outputs.refused.${error.reason}`, error.kind ? { kind: error.kind.toUpperCase() } : {});
    throw error;
  }
}

/** A file, opened. @throws NotFound */
export async function readOutput(person: AskingPerson, id: string): Promise<{ kind: FileKind; content: Buffer }> {
  await findStandingOf(person, { outputs: { some: { id } } });
  const output = await database().output.findUnique({ where: { id }, relationLoadStrategy: 'join', include: { content: true } });
  if (!output?.content) throw new NotFound();
  const safe = await openSafe(output.engagementId);
  return { kind: kindOf(output.mediaType), content: safe.unsealBytes(output.content.sealed, { model: 'output_content', field: 'sealed', rowId: id }) };
}

/** Removes a file for good: whoever added it may, and who schedules. */
export async function removeOutput(person: AskingPerson, id: string): Promise<string> {
  const { engagement, isCoordinator } = await findStandingOf(person, { outputs: { some: { id } } });
  const output = await database().output.findUniqueOrThrow({ where: { id }, select: { addedById: true } });
  if (!isCoordinator && output.addedById !== person.id) throw new Refusal('assistance.sessions.refusals.notYours');
  await inTransaction(async (tx) => {
    await tx.output.deleteMany({ where: { id } });
    await recordActivity(tx, { actor: person.id, organisationId: engagement.networkId, kind: 'output.removed', subjectType: 'output', subjectId: id });
  });
  return engagement.id;
}
