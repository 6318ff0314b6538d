import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { OriginChoice } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { refuseWhileCommented } from './comments.server.ts';
import type { ChoiceEntry, UndoEntry } from './draft-forms.ts';
import { isMany, MOST_PIECES, type WrittenPiece } from './draft-pieces.ts';
import { placeOfNew, saysTheSame, takenInto } from './origin-changes.ts';
import { readOrigin, type Origin } from './origin-offers.server.ts';
import { carryPictures, keysIn } from './picture-publication.server.ts';
import { countEdit, holdDraft } from './pieces.server.ts';
import { sealWords, type KeptPiece } from './piece-texts.server.ts';

type Row = Pick<OriginChoice, 'versionId' | 'originId' | 'key'>;

function placeOf({ versionId, originId, key }: Row) {
  return { model: 'origin_choice', field: 'before', rowId: `${versionId}:${originId}:${key}` };
}

/**
 * Takes a change of the origin into a draft, or leaves it, as it was seen; what was decided is offered no more. @throws NotFound
 * @throws Refusal when the draft or the origin was changed since @throws RefusedField for a change that there is not
 */
export async function decideChange(person: AskingPerson, draftId: string, { key, origin, choice, edit }: ChoiceEntry): Promise<void> {
  const { draft, pieces, offers, newest } = await readOrigin(person, draftId);
  if (newest.id !== origin) throw new RefusedField('origin', 'academy.authoring.refusals.originChanged');
  const offer = offers.find((one) => one.key === key);
  if (!offer) throw new RefusedField('key', 'academy.authoring.refusals.decided');
  const isTaken = choice === 'take';
  const keys = isTaken && offer.after ? await keysIn(offer.after) : [];
  const row = { versionId: draftId, originId: origin, key };
  await inTransaction(async (tx) => {
    await holdAt(tx, draftId, edit);
    const safe = await openSafe(draft.module.networkId, tx);
    const { count } = await tx.originChoice.createMany({ data: [{ ...row, isTaken, before: isTaken ? safe.seal(JSON.stringify(bare(offer.own)), placeOf(row)) : null, decidedById: person.id, decidedAt: now() }], skipDuplicates: true });
    if (count === 0) throw new RefusedField('key', 'academy.authoring.refusals.decided');
    if (isTaken) await putPiece(tx, person, { draft, safe, pieces, to: takenInto(offer.own, offer), key, place: placeOfNew(pieces, newest.pieces, key) });
    if (keys.length > 0) await carryPictures(tx, person, { draftId, networkId: draft.module.networkId, from: origin, keys });
    await countEdit(tx, person, draftId);
  });
}

/**
 * What was decided is open again; what was taken reads as it did before. @throws NotFound @throws Refusal when the piece was
 * changed since @throws RefusedField where nothing was decided
 */
export async function undoChoice(person: AskingPerson, draftId: string, { key, origin, edit }: UndoEntry): Promise<void> {
  const found = await readOrigin(person, draftId);
  const { draft, pieces, decided, newest } = found;
  const choice = decided.find((one) => one.key === key && one.originId === origin);
  if (!choice) throw new RefusedField('key', 'academy.authoring.refusals.undecided');
  await inTransaction(async (tx) => {
    await holdAt(tx, draftId, edit);
    const safe = await openSafe(draft.module.networkId, tx);
    const before = readBefore(safe, choice);
    if (choice.isTaken && !saysTheSame(pieces.find((piece) => piece.key === key) ?? null, taken(found, before, key))) throw new Refusal('academy.authoring.refusals.takenAndChanged');
    await tx.originChoice.deleteMany({ where: { versionId: draftId, originId: origin, key } });
    if (choice.isTaken) await putPiece(tx, person, { draft, safe, pieces, to: before, key, place: placeOfNew(pieces, before ? [...found.basisOf(key)] : newest.pieces, key) });
    await countEdit(tx, person, draftId);
  });
}

/** What a piece was before a change was taken; null where it was not there, or nothing was taken. */
export function readBefore(safe: Safe, { before, ...row }: OriginChoice): WrittenPiece | null {
  const piece = before === null ? null : (JSON.parse(safe.unseal(before, placeOf(row))) as (Omit<WrittenPiece, 'objective'> & Partial<WrittenPiece>) | null);
  // What was kept before questions named an objective names none.
  return piece && { ...piece, objective: piece.objective ?? null };
}

/** What a piece said when a change had been taken into it. */
export function taken({ basisOf, newest }: Pick<Origin, 'basisOf' | 'newest'>, before: WrittenPiece | null, key: string): WrittenPiece | null {
  const of = (pieces: readonly WrittenPiece[]) => pieces.find((piece) => piece.key === key) ?? null;
  return takenInto(before, { before: of(basisOf(key)), after: of(newest.pieces) });
}

/** Holds a draft that reads as it was seen. */
async function holdAt(tx: Transaction, draftId: string, edit: number): Promise<void> {
  await holdDraft(tx, draftId);
  if ((await tx.moduleVersion.count({ where: { id: draftId, edit } })) === 0) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
}

function bare(piece: WrittenPiece | null): WrittenPiece | null {
  if (!piece) return null;
  const { key, kind, blockKind, minutes, right, objective, words } = piece;
  return { key, kind, blockKind, minutes, right, objective, words };
}

interface Putting {
  draft: Origin['draft'];
  safe: Safe;
  pieces: readonly KeptPiece[];
  to: WrittenPiece | null;
  key: string;
  /** Where it goes among those of its kind, should it not be there yet. */
  place: number;
}

/** Makes a piece say something else, in the languages in which it does: begins it, or takes it away. */
async function putPiece(tx: Transaction, person: AskingPerson, { draft, safe, pieces, to, key, place }: Putting): Promise<void> {
  const standing = pieces.find((piece) => piece.key === key);
  if (!to) {
    if (standing && isMany(standing.kind)) await takeAway(tx, draft.id, standing);
    return;
  }
  const { blockKind, minutes, right, objective } = to;
  const id = standing?.id ?? (await makePlace(tx, draft.id, pieces, to, place));
  if (standing) await tx.modulePiece.update({ where: { id }, data: { blockKind, minutes, right, objective }, select: { id: true } });
  for (const language of new Set([...Object.keys(to.words), ...Object.keys(standing?.words ?? {})])) await putWords(tx, person, { safe, id, language, source: draft.language, to, was: standing });
}

/** A translation keeps what it was made of: the origin's own words where these were taken along, else what the piece said before. */
async function putWords(tx: Transaction, person: AskingPerson, { safe, id: pieceId, language, source, to, was }: { safe: Safe; id: string; language: string; source: string; to: WrittenPiece; was: KeptPiece | undefined }): Promise<void> {
  const row = { pieceId, language };
  const words = to.words[language];
  if (!words) {
    await tx.pieceText.deleteMany({ where: row });
    return;
  }
  const isSame = JSON.stringify(was?.words[language]) === JSON.stringify(words);
  const basis = language === source ? undefined : isSame ? (was?.basedOn[language] ?? was?.words[source]) : to.words[source];
  const basedOn = basis ? sealWords(safe, row, basis, 'basedOn') : null;
  if (isSame) {
    if (language !== source && basis && !was?.basedOn[language]) await tx.pieceText.updateMany({ where: row, data: { basedOn } });
    return;
  }
  const data = { text: sealWords(safe, row, words), basedOn, editedById: person.id, editedAt: now() };
  if (was?.words[language]) await tx.pieceText.updateMany({ where: row, data: { ...data, edit: { increment: 1 } } });
  else await tx.pieceText.create({ data: { ...row, ...data }, select: { pieceId: true } });
}

async function makePlace(tx: Transaction, versionId: string, pieces: readonly KeptPiece[], { kind, key, blockKind, minutes, right, objective }: WrittenPiece, place: number): Promise<string> {
  if (pieces.filter((piece) => piece.kind === kind).length >= MOST_PIECES) throw new Refusal('academy.authoring.refusals.tooMany', { most: MOST_PIECES });
  await tx.modulePiece.updateMany({ where: { versionId, kind, position: { gt: place } }, data: { position: { increment: 1 } } });
  const id = newId();
  await tx.modulePiece.create({ data: { id, versionId, kind, key, position: place + 1, blockKind, minutes, right, objective }, select: { id: true } });
  return id;
}

async function takeAway(tx: Transaction, versionId: string, { id, kind }: KeptPiece): Promise<void> {
  await refuseWhileCommented(tx, id);
  const gone = await tx.modulePiece.delete({ where: { id }, select: { position: true } });
  await tx.modulePiece.updateMany({ where: { versionId, kind, position: { gt: gone.position } }, data: { position: { decrement: 1 } } });
}
