import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import type { OriginChoice } from '#app/platform/generated/client.ts';
import type { WrittenPiece } from './draft-pieces.ts';
import { readDraft, type FoundDraft } from './drafts.server.ts';
import { changesToDecide, type OriginChange } from './origin-changes.ts';
import type { KeptPiece } from './piece-texts.server.ts';
import { piecesOf } from './revision.server.ts';

/** A draft beside what it was adapted from. */
export interface Origin {
  draft: FoundDraft;
  pieces: KeptPiece[];
  /** The version that it was adapted from. */
  adapted: { id: string; version: number };
  /** What stands now of the origin; the last there was, where it was withdrawn. */
  newest: { id: string; version: number; pieces: WrittenPiece[]; isWithdrawn: boolean };
  /** What is still to be decided. */
  offers: OriginChange[];
  /** What was decided on that version in this draft. */
  decided: OriginChoice[];
  /** The origin's pieces as they were when a piece was decided on last, before that version. */
  basisOf: (key: string) => readonly WrittenPiece[];
}

/** A draft that was adapted, with what its origin has changed since and nobody has decided on. @throws NotFound for one that was begun afresh */
export async function readOrigin(person: AskingPerson, draftId: string): Promise<Origin> {
  const { draft, pieces } = await readDraft(person, draftId);
  if (!draft.module.originId) throw new NotFound();
  const choices = await database().originChoice.findMany({ where: { version: { moduleId: draft.moduleId } }, include: { origin: { select: { version: true } } } });
  const versions = await readVersions(draft.module.originId, choices.map(({ originId }) => originId));
  const newest = versions.find(({ state }) => state === 'published') ?? versions[0];
  const adapted = versions.find(({ id }) => id === draft.module.originId);
  if (!newest || !adapted) throw new NotFound();
  const isWithdrawn = newest.state === 'withdrawn';
  const earlier = choices.filter(({ originId }) => originId !== newest.id).sort((a, b) => b.origin.version - a.origin.version);
  const basisOf = (key: string) => versions.find(({ id }) => id === (earlier.find((one) => one.key === key)?.originId ?? adapted.id))?.pieces ?? adapted.pieces;
  const atNewest = choices.filter(({ originId }) => originId === newest.id);
  const keys = [...new Set(versions.flatMap((version) => version.pieces.map(({ key }) => key)))].filter((key) => !atNewest.some((one) => one.key === key));
  return {
    draft,
    pieces,
    adapted: { id: adapted.id, version: adapted.version },
    newest: { id: newest.id, version: newest.version, pieces: newest.pieces, isWithdrawn },
    offers: isWithdrawn || newest.version < adapted.version ? [] : changesToDecide(pieces, newest.pieces, basisOf, keys),
    decided: atNewest.filter(({ versionId }) => versionId === draftId),
    basisOf,
  };
}

/** The version that was adapted, those that were decided on, and the newest there is, newest first, each with its pieces. */
async function readVersions(originId: string, decided: readonly string[]) {
  const { moduleId } = await database().moduleVersion.findUniqueOrThrow({ where: { id: originId }, select: { moduleId: true } });
  const rows = await database().moduleVersion.findMany({ where: { moduleId, OR: [{ id: { in: [originId, ...decided] } }, { state: { in: ['published', 'withdrawn'] } }] }, relationLoadStrategy: 'join', orderBy: { version: 'desc' }, include: { texts: { select: { language: true, markdown: true } } } });
  return Promise.all(rows.map(async (row) => ({ id: row.id, version: row.version, state: row.state, pieces: await piecesOf(row) })));
}
