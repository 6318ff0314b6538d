import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
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

async function findPiece(draft: FoundDraft, id: string, tx: Transaction = database()): Promise<KeptPiece> {
  const row = await tx.modulePiece.findFirst({ where: { id, versionId: draft.id }, relationLoadStrategy: 'join', include: { texts: true } });
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
 * returned. What is sent as it stands, as by the button after it was saved as it was typed, is nobody's change: approvals hold, and
 * its sender has written nothing. A translation keeps what the source said that it is made from. @throws NotFound
 */
export async function savePiece(person: AskingPerson, draftId: string, pieceId: string, language: string, entry: PieceEntry): Promise<SavedPiece> {
  const { draft, piece } = await readPiece(person, draftId, pieceId);
  const safe = await openSafe(draft.module.networkId);
  const row = { pieceId, language };
  const at = now();
  const isSource = language === draft.language;
  return inTransaction(async (tx): Promise<SavedPiece> => {
    await holdDraft(tx, draftId);
    const standing = await findPiece(draft, pieceId, tx);
    const stands = standingIn(standing, language);
    const saved = (version: number): SavedPiece => ({ state: 'saved', version, savedAt: at.toISOString() });
    const isOther = stands.edit !== entry.edit;
    // That a translation is up to date says something, with the same words too; one without a basis gets it before its source changes.
    if (saysTheSame(stands, entry) && (isOther || isSource || entry.upToDate !== 'on')) return saved(stands.edit);
    if (isOther) return { state: 'conflict', theirs: stands };
    const basis = isSource ? undefined : basisOf(standing, draft.language, language, entry);
    const data = { text: sealWords(safe, row, entry), basedOn: basis ? sealWords(safe, row, basis, 'basedOn') : null, editedById: person.id, editedAt: at };
    if (entry.edit === 0) await tx.pieceText.create({ data: { ...row, ...data }, select: { pieceId: true } });
    else await tx.pieceText.updateMany({ where: row, data: { ...data, edit: entry.edit + 1 } });
    if (isSource) {
      await tx.modulePiece.updateMany({ where: { id: pieceId }, data: sameInAll(piece, entry) });
      await keepBases(tx, safe, standing, language);
    }
    await countEdit(tx, person, draftId);
    return saved(entry.edit + 1);
  });
}

/**
 * What a translation is made from once it is saved: what the source says now, where its translator saw just that and begins, or says that all which
 * changed is in it. A translation that is only written on stays behind, and one that is begun beside words that stand no more is made from nothing that is known.
 */
function basisOf({ words, edits, basedOn }: KeptPiece, source: string, language: string, { seen, upToDate }: PieceEntry): PieceWords | undefined {
  const isSeen = seen === (edits[source] ?? 0);
  if (words[language] === undefined) return isSeen ? words[source] : NO_WORDS;
  if (isSeen && upToDate === 'on') return words[source];
  // A copy keeps no basis until its source is changed.
  return basedOn[language] ?? (isSeen ? words[source] : undefined);
}

/** Before its source says something else, each translation that keeps no basis, as in a copy, is made from what the source said so far. */
async function keepBases(tx: Transaction, safe: Safe, { id: pieceId, words, basedOn }: KeptPiece, source: string): Promise<void> {
  for (const language of Object.keys(words).filter((one) => one !== source && basedOn[one] === undefined)) {
    const row = { pieceId, language };
    await tx.pieceText.updateMany({ where: row, data: { basedOn: sealWords(safe, row, words[source] ?? NO_WORDS, 'basedOn') } });
  }
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

/** How often the words of a piece were saved, in all languages together: by this it is taken away as it was seen, with its translations. */
export function editsInAll({ edits }: Pick<KeptPiece, 'edits'>): number {
  return Object.values(edits).reduce((sum, edit) => sum + edit, 0);
}

/** Takes a block or a question away, as it was seen. @throws NotFound @throws Refusal when its words were changed since in any language, or a comment on it is open */
export async function removePiece(person: AskingPerson, draftId: string, pieceId: string, edit: number): Promise<void> {
  const { piece } = await readPiece(person, draftId, pieceId);
  if (!isMany(piece.kind)) throw new NotFound();
  await inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    const { _sum } = await tx.pieceText.aggregate({ where: { pieceId }, _sum: { edit: true } });
    if ((_sum.edit ?? 0) !== edit) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
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
