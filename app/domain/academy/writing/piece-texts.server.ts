import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { ModulePiece, PieceText } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { inOrder, type PieceWords, type WrittenPiece } from './draft-pieces.ts';
import type { BlockKind } from '../vocabulary.ts';

/** A piece as it is kept: with its id, and the edit that its words have reached in each language. */
export interface KeptPiece extends WrittenPiece {
  id: string;
  edits: Readonly<Record<string, number>>;
  /** What the source said when a translation was made, by the language of that. */
  basedOn: Readonly<Record<string, PieceWords>>;
}

export function placeOf(field: 'text' | 'basedOn', { pieceId, language }: Pick<PieceText, 'pieceId' | 'language'>) {
  return { model: 'piece_text', field, rowId: `${pieceId}:${language}` };
}

export function sealWords(safe: Safe, row: Pick<PieceText, 'pieceId' | 'language'>, words: PieceWords, field: 'text' | 'basedOn' = 'text'): string {
  return safe.seal(JSON.stringify({ title: words.title, body: words.body, notes: words.notes }), placeOf(field, row));
}

export function unsealWords(safe: Safe, row: Pick<PieceText, 'pieceId' | 'language' | 'text'>): PieceWords {
  return JSON.parse(safe.unseal(row.text, placeOf('text', row))) as PieceWords;
}

/** The pieces of a version, in the order in which they are read. */
export async function readPieces({ id, module }: { id: string; module: { networkId: string | null } }, within: Pick<Transaction, 'modulePiece'> = database()): Promise<KeptPiece[]> {
  const rows = await within.modulePiece.findMany({ where: { versionId: id }, relationLoadStrategy: 'join', orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { texts: true } });
  const safe = await openSafe(module.networkId ?? '');
  return inOrder(rows.map((row) => unsealPiece(row, safe)));
}

export function unsealPiece({ id, key, kind, blockKind, minutes, right, objective, texts }: ModulePiece & { texts: PieceText[] }, safe: Safe): KeptPiece {
  const by = <T>(of: (text: PieceText) => T) => Object.fromEntries(texts.map((text): [string, T] => [text.language, of(text)]));
  const basedOn = texts.flatMap((text): [string, PieceWords][] => (text.basedOn === null ? [] : [[text.language, JSON.parse(safe.unseal(text.basedOn, placeOf('basedOn', text))) as PieceWords]]));
  return { id, key, kind, blockKind: blockKind as BlockKind | null, minutes, right, objective, words: by((text) => unsealWords(safe, text)), edits: by(({ edit }) => edit), basedOn: Object.fromEntries(basedOn) };
}

/** Keeps pieces that a version begins with, in their order. */
export async function keepPieces(tx: Transaction, person: AskingPerson, { id: versionId, networkId }: { id: string; networkId: string }, pieces: readonly WrittenPiece[]): Promise<void> {
  const safe = await openSafe(networkId, tx);
  const placed = pieces.map(({ words, ...piece }, i) => ({ id: newId(), words, piece: { ...piece, position: pieces.slice(0, i + 1).filter(({ kind }) => kind === piece.kind).length } }));
  await tx.modulePiece.createMany({ data: placed.map(({ id, piece }) => ({ id, versionId, ...piece })) });
  await tx.pieceText.createMany({ data: placed.flatMap(({ id: pieceId, words }) => Object.entries(words).map(([language, said]) => ({ pieceId, language, text: sealWords(safe, { pieceId, language }, said), editedById: person.id, editedAt: now() }))) });
}
