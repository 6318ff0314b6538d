import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { refuseWhileCommented } from './comments.server.ts';
import type { PieceEntry } from './draft-forms.ts';
import { isMany, MOST_PIECES, moveTo, NO_WORDS, type ManyKind, type PieceWords } from './draft-pieces.ts';
import { findDraft, type FoundDraft } from './drafts.server.ts';
import { sealWords, unsealPiece, type KeptPiece } from './piece-texts.server.ts';

/** A piece of a draft. @throws NotFound */
export async function readPiece(person: AskingPerson, draftId: string, pieceId: string): Promise<{ draft: FoundDraft; piece: KeptPiece }> {
  const draft = await findDraft(person, draftId);
  return { draft, piece: await findPiece(draft, pieceId) };
}

async function findPiece(draft: FoundDraft, id: string): Promise<KeptPiece> {
  const row = await database().modulePiece.findFirst({ where: { id, versionId: draft.id }, relationLoadStrategy: 'join', include: { texts: true } });
  if (!row) throw new NotFound();
  return unsealPiece(row, await openSafe(draft.module.networkId));
}

/** The objectives of a draft in the language in which it is written first, as they were typed: questions name them. The caller has found the draft. */
export async function readObjectives(draft: FoundDraft): Promise<string> {
  const row = await database().modulePiece.findFirst({ where: { versionId: draft.id, kind: 'objectives' }, relationLoadStrategy: 'join', include: { texts: true } });
  return row ? (unsealPiece(row, await openSafe(draft.module.networkId)).words[draft.language]?.body ?? '') : '';
}

/** What stands of a piece in a language: its words and, in the source, what is the same in every language. */
export interface StandingPiece extends PieceWords {
  edit: number;
  blockKind: string;
  minutes: string;
  right: string;
  objective: string;
}

export function standingIn({ words, edits, blockKind, minutes, right, objective }: KeptPiece, language: string): StandingPiece {
  return { ...NO_WORDS, ...words[language], edit: edits[language] ?? 0, blockKind: blockKind ?? '', minutes: minutes === null ? '' : String(minutes), right: right ?? '', objective: objective === null ? '' : String(objective) };
}

/** The same as a form holds it. */
export function fieldsOfPiece({ edit: _, ...fields }: StandingPiece): Record<string, string> {
  return fields;
}

export type SavedPiece = { state: 'saved'; version: number; savedAt: string } | { state: 'conflict'; theirs: StandingPiece };

/**
 * Saves a piece's words in a language over the edit that the writer saw; over a newer one nothing is written, and that one is
 * returned. A translation keeps what the source said at that time. @throws NotFound
 */
export async function savePiece(person: AskingPerson, draftId: string, pieceId: string, language: string, entry: PieceEntry): Promise<SavedPiece> {
  const { draft, piece } = await readPiece(person, draftId, pieceId);
  const safe = await openSafe(draft.module.networkId);
  const row = { pieceId, language };
  const at = now();
  const source = language === draft.language ? null : piece.words[draft.language];
  const data = { text: sealWords(safe, row, entry), basedOn: source ? sealWords(safe, row, source, 'basedOn') : null, editedById: person.id, editedAt: at };
  const isSaved = await inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    const { count } = entry.edit === 0 ? await tx.pieceText.createMany({ data: [{ ...row, ...data }], skipDuplicates: true }) : await tx.pieceText.updateMany({ where: { ...row, edit: entry.edit }, data: { ...data, edit: entry.edit + 1 } });
    if (count === 0) return false;
    if (language === draft.language) await tx.modulePiece.updateMany({ where: { id: pieceId }, data: sameInAll(piece, entry) });
    await countEdit(tx, person, draftId);
    return true;
  });
  if (isSaved) return { state: 'saved', version: entry.edit + 1, savedAt: at.toISOString() };
  const theirs = standingIn(await findPiece(draft, pieceId), language);
  return saysTheSame(theirs, entry) ? { state: 'saved', version: theirs.edit, savedAt: at.toISOString() } : { state: 'conflict', theirs };
}

function sameInAll({ kind }: KeptPiece, { blockKind, minutes, right, objective }: PieceEntry) {
  if (kind === 'block' && blockKind && minutes) return { blockKind, minutes };
  return kind === 'question' && right ? { right, ...(objective === undefined ? {} : { objective }) } : {};
}

function saysTheSame(theirs: StandingPiece, entry: PieceEntry): boolean {
  return theirs.title === entry.title && theirs.body === entry.body && theirs.notes === entry.notes && (entry.minutes === undefined || theirs.minutes === String(entry.minutes)) && (entry.blockKind ?? theirs.blockKind) === theirs.blockKind && (entry.right ?? theirs.right) === theirs.right && (entry.objective === undefined || theirs.objective === String(entry.objective ?? ''));
}

/** Adds a block or a question at the end. @throws NotFound @throws Refusal when there are too many */
export async function addPiece(person: AskingPerson, draftId: string, kind: ManyKind): Promise<string> {
  await findDraft(person, draftId);
  return inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    const count = await tx.modulePiece.count({ where: { versionId: draftId, kind } });
    if (count >= MOST_PIECES) throw new Refusal('academy.authoring.refusals.tooMany', { most: MOST_PIECES });
    const id = newId();
    await tx.modulePiece.create({ data: { id, versionId: draftId, kind, key: `${kind}-${id.slice(-8)}`, position: count + 1, ...(kind === 'block' ? { blockKind: 'input', minutes: 30 } : { right: 'a' }) }, select: { id: true } });
    await countEdit(tx, person, draftId);
    return id;
  });
}

/** Puts a block or a question in another place among those of its kind: a step up or down, or a place counted from 1. @throws NotFound */
export async function movePiece(person: AskingPerson, draftId: string, pieceId: string, to: string): Promise<void> {
  const { piece } = await readPiece(person, draftId, pieceId);
  if (!isMany(piece.kind)) throw new NotFound();
  await inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    const ids = (await tx.modulePiece.findMany({ where: { versionId: draftId, kind: piece.kind }, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true } })).map(({ id }) => id);
    const at = ids.indexOf(pieceId);
    if (at < 0) throw new NotFound();
    const moved = moveTo(ids, pieceId, to === 'up' ? Math.max(0, at - 1) : to === 'down' ? at + 1 : Number(to) - 1);
    if (moved.every((id, i) => id === ids[i])) return;
    await tx.$executeRaw`update module_piece p set position = o.position from unnest(${moved}::uuid[]) with ordinality o(id, position) where p.id = o.id`;
    await countEdit(tx, person, draftId);
  });
}

/** Takes a block or a question away, as it was seen. @throws NotFound @throws Refusal when its words were changed since, or a comment on it is open */
export async function removePiece(person: AskingPerson, draftId: string, pieceId: string, edit: number): Promise<void> {
  const { draft, piece } = await readPiece(person, draftId, pieceId);
  if (!isMany(piece.kind)) throw new NotFound();
  await inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    const text = await tx.pieceText.findUnique({ where: { pieceId_language: { pieceId, language: draft.language } }, select: { edit: true } });
    if ((text?.edit ?? 0) !== edit) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
    await refuseWhileCommented(tx, pieceId);
    await tx.modulePiece.deleteMany({ where: { id: pieceId } });
    await tx.$executeRaw`update module_piece p set position = o.position from (select id, row_number() over (order by position, id) as position from module_piece where version_id = ${draftId}::uuid and kind = ${piece.kind}::piece_kind) o where p.id = o.id`;
    await countEdit(tx, person, draftId);
  });
}

/** Holds a version that is still written: whoever else writes in it, or publishes it, waits. @throws Refusal when it was published meanwhile */
export async function holdDraft(tx: Transaction, draftId: string): Promise<void> {
  const held = await tx.$queryRaw<object[]>`select 1 from module_version where id = ${draftId}::uuid and state in ('draft', 'in_review') for update`;
  if (held.length === 0) throw new Refusal('academy.authoring.refusals.noDraft');
}

/** One more change, and who wrote it. */
export async function countEdit(tx: Transaction, person: AskingPerson, draftId: string): Promise<void> {
  await tx.moduleVersion.update({ where: { id: draftId }, data: { edit: { increment: 1 }, editedAt: now() }, select: { id: true } });
  await tx.moduleAuthor.createMany({ data: [{ versionId: draftId, personId: person.id }], skipDuplicates: true });
}
