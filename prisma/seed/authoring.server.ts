import type { AskingPerson } from '#app/domain/accounts/person.ts';
import type { PieceWords } from '#app/domain/academy/writing/draft-pieces.ts';
import { beginModule, readDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { saveFacts } from '#app/domain/academy/writing/facts.server.ts';
import type { KnownIds } from '#app/domain/academy/library/module-files.server.ts';
import { addPiece, savePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { approveVersion, commentPiece, submitDraft } from '#app/domain/academy/writing/reviews.server.ts';
import type { KeptPiece } from '#app/domain/academy/writing/piece-texts.server.ts';

interface DraftEntry {
  networkId: string;
  address: string;
  title?: string;
  /** Stands in every text. */
  words?: string;
  language?: 'en' | 'fr';
}

/** Begins a module with a few pieces, as its trainer would. */
export async function makeDraft(trainer: AskingPerson, { networkId, address, title = 'A session', words = 'Words.', language = 'en' }: DraftEntry): Promise<string> {
  const id = await beginModule(trainer, { network: networkId, title, address, language, available: 240 });
  for (const kind of ['block', 'block', 'question'] as const) await addPiece(trainer, id, kind);
  const { pieces } = await readDraft(trainer, id);
  for (const piece of pieces) await savePiece(trainer, id, piece.id, language, { ...wordsFor(piece, title, words), edit: piece.edits[language] ?? 0, ...sameFor(piece) });
  return id;
}

/** A draft that lacks nothing: it can be reviewed. */
export async function makeWholeDraft(trainer: AskingPerson, entry: DraftEntry, known: KnownIds): Promise<string> {
  const id = await makeDraft(trainer, entry);
  const { title = 'A session', words = 'Words.', language = 'en' } = entry;
  for (const kind of ['block', ...Array.from({ length: 5 }, () => 'question' as const)] as const) {
    const pieceId = await addPiece(trainer, id, kind);
    const piece = (await readDraft(trainer, id)).pieces.find((one) => one.id === pieceId);
    if (piece) await savePiece(trainer, id, pieceId, language, { ...wordsFor(piece, title, words), edit: 0, ...sameFor(piece) });
  }
  await saveFacts(trainer, id, { available: 240, licence: 'CC-BY-NC-SA-4.0', audience: ['delegates'], components: known.components.slice(0, 1), criteria: known.criteria.slice(0, 2), competencies: known.competencies.slice(0, 1), prerequisites: [], edit: 1 }, known);
  return id;
}

/** Good words for a piece of each kind. */
export function wordsFor({ kind }: Pick<KeptPiece, 'kind'>, title: string, words: string): PieceWords {
  const list = ['Name', 'Draw', 'Show', 'Choose'].map((verb) => `- ${verb} a thing. ${words}`).join('\n');
  if (kind === 'purpose') return { title, body: words, notes: '' };
  if (kind === 'question') return { title: `What is it? ${words}`, body: 'One\nTwo\nThree', notes: `Because. ${words}` };
  if (kind === 'block') return { title: `A block ${words}`, body: `1. Do this. ${words}`, notes: `Take time. ${words}` };
  return { title: '', body: kind === 'objectives' || kind === 'materials' || kind === 'sources' ? list : words, notes: '' };
}

function sameFor({ kind }: Pick<KeptPiece, 'kind'>) {
  if (kind === 'block') return { blockKind: 'group-work' as const, minutes: 40 };
  return kind === 'question' ? { right: 'b' as const } : {};
}

/** A draft in review, with something said of its first piece. */
export async function makeReviewed(trainer: AskingPerson, entry: DraftEntry, known: KnownIds): Promise<string> {
  const id = await makeWholeDraft(trainer, entry, known);
  await submitDraft(trainer, id);
  const { pieces } = await readDraft(trainer, id);
  await commentPiece(trainer, id, { piece: pieces[0]?.id ?? '', text: entry.words ?? 'Words.' });
  return id;
}

/** A version that two others have approved: it can be published. */
export async function makeApproved(trainer: AskingPerson, reviewers: readonly AskingPerson[], entry: DraftEntry, known: KnownIds): Promise<string> {
  const id = await makeWholeDraft(trainer, entry, known);
  await submitDraft(trainer, id);
  const { draft } = await readDraft(trainer, id);
  for (const reviewer of reviewers) await approveVersion(reviewer, id, draft.edit);
  return id;
}
