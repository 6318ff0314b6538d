import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { makePublished } from '#prisma/seed/adaptations.server.ts';
import { makeApproved, makeDraft, makeReviewed, makeWholeDraft } from '#prisma/seed/authoring.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { KNOWN } from '#tests/setup/module-files.ts';
import { changedRows, hashRows } from '#tests/setup/rows.ts';
import { readDraftPage } from './draft-page.server.ts';
import { findDraft, readDraft } from './drafts.server.ts';
import { saveFacts } from './facts.server.ts';
import { readShelf } from '../library/published.server.ts';
import { readPiecePage } from './piece-page.server.ts';
import { removePiece, savePiece } from './pieces.server.ts';
import { publishReviewed, withdrawModule } from './publication.server.ts';
import { readModule } from '../library/reading.server.ts';
import { beginNextVersion } from './revision.server.ts';
import { approveVersion, commentPiece, readReview, reopenComment, resolveComment, returnDraft, submitDraft } from './reviews.server.ts';

let author: AskingPerson;
let reviewers: AskingPerson[];
let outsider: AskingPerson;
const entry = (address: string) => ({ networkId: NETWORKS.ASWA, address, title: 'Talking to officials' });
const editOf = async (id: string) => (await findDraft(author, id)).edit;
const toldTo = async ({ id: personId }: AskingPerson, subjectId?: string) => (await database().notification.findMany({ where: { personId, readAt: null, ...(subjectId ? { subjectId } : {}) } })).map(({ kind }) => kind).sort();

beforeAll(async () => {
  startTelling();
  const trainer = (organisationId: string) => makePerson([{ organisationId, role: 'trainer' }]);
  author = await trainer(NETWORKS.ASWA);
  reviewers = [await trainer(NETWORKS.ASWA), await trainer(NETWORKS.ASWA)];
  outsider = await trainer(NETWORKS.APNSW);
});

describe('a review', () => {
  it('begins with what lacks nothing, and is told to the other trainers', async () => {
    await expect(submitDraft(author, await makeDraft(author, entry('not-whole')))).rejects.toThrow('notWhole');
    const id = await makeWholeDraft(author, entry('begins'), KNOWN);
    await expect(readReview(author, id)).rejects.toThrow('notInReview');
    await submitDraft(author, id);
    await expect(submitDraft(author, id)).rejects.toThrow('inReview');
    expect(await toldTo(reviewers[0]!)).toEqual(['review_asked']);
    expect(await toldTo(author)).toEqual([]);
    expect(await toldTo(outsider)).toEqual([]);
    await expect(readReview(outsider, id)).rejects.toThrow('not found');
    await returnDraft(reviewers[0]!, id);
    expect(await toldTo(author)).toEqual(['review_returned']);
    expect(await toldTo(reviewers[1]!)).toEqual([]);
  });

  it('holds what is said of a piece, sealed, until somebody has seen to it', async () => {
    const id = await makeReviewed(author, { ...entry('comments'), words: 'walnut' }, KNOWN);
    const { pieces } = await readDraft(author, id);
    await commentPiece(reviewers[0]!, id, { piece: pieces[1]?.id ?? '', text: 'hazelnut' });
    expect(JSON.stringify(await database().reviewComment.findMany())).not.toMatch(/walnut|hazelnut/);
    const { comments, open } = await readReview(author, id);
    expect([open, comments.map(({ text, author: by }) => [text, by])]).toEqual([2, [['walnut', author.pseudonym], ['hazelnut', reviewers[0]!.pseudonym]]]);
    const other = await makeReviewed(author, entry('comments-of-another'), KNOWN);
    await expect(resolveComment(author, other, comments[0]?.id ?? '')).rejects.toThrow('not found');
    await expect(commentPiece(author, other, { piece: pieces[1]?.id ?? '', text: 'x' })).rejects.toThrow('not found');
    await expect(resolveComment(outsider, id, comments[0]?.id ?? '')).rejects.toThrow('not found');
    for (const comment of comments) await resolveComment(author, id, comment.id);
    expect((await readReview(author, id)).open).toBe(0);
  });

  it('is open again where it was not seen to after all: for who said it and who reviews, and is then not published', async () => {
    const id = await makeApproved(author, reviewers, entry('not-seen-to'), KNOWN);
    const { pieces } = await readDraft(author, id);
    await commentPiece(reviewers[0]!, id, { piece: pieces[0]?.id ?? '', text: 'One sentence is not true.' });
    const comment = (await readReview(author, id)).comments[0]?.id ?? '';
    expect(await reopenComment(reviewers[0]!, id, comment)).toBe(pieces[0]?.id);
    await resolveComment(author, id, comment);
    await expect(reopenComment(author, id, comment)).rejects.toThrow('academy.authoring.refusals.notReviewing');
    await expect(reopenComment(outsider, id, comment)).rejects.toThrow('not found');
    expect((await readReview(author, id)).may.publish).toBe(true);
    for (const reviewer of reviewers) {
      await reopenComment(reviewer, id, comment);
      expect(await readReview(reviewer, id)).toMatchObject({ open: 1, may: { publish: false }, comments: [{ isResolved: false, isOwn: reviewer === reviewers[0] }] });
      await expect(publishReviewed(author, id, await editOf(id))).rejects.toThrow('openComments');
      await resolveComment(author, id, comment);
    }
    // Whoever said it opens it again also when they have written since; once it was given back, nobody does.
    const handout = pieces.find(({ kind }) => kind === 'handout');
    await savePiece(reviewers[0]!, id, handout?.id ?? '', 'en', { title: '', body: 'Changed', notes: '', edit: 1 });
    await reopenComment(reviewers[0]!, id, comment);
    await resolveComment(author, id, comment);
    await returnDraft(author, id);
    await expect(reopenComment(reviewers[1]!, id, comment)).rejects.toThrow('academy.authoring.refusals.notInReview');
  });

  it('leaves what was said with the draft that is given back: its pieces show it, it is seen to there, and no piece goes before that', async () => {
    const id = await makeReviewed(author, entry('given-back'), KNOWN);
    const block = (await readDraft(author, id)).pieces.find(({ kind }) => kind === 'block');
    const blockId = block?.id ?? '';
    await commentPiece(reviewers[0]!, id, { piece: blockId, text: 'Too long.' });
    await returnDraft(reviewers[0]!, id);
    const page = await readDraftPage(author, id);
    expect([page.open, page.plan.map(({ open }) => open)]).toEqual([2, [1, 0, 0]]);
    const { comments } = await readPiecePage(author, id, blockId, null);
    expect(comments).toMatchObject([{ text: 'Too long.', author: reviewers[0]!.pseudonym, isResolved: false }]);
    await expect(removePiece(author, id, blockId, block?.edits.en ?? 0)).rejects.toThrow('academy.authoring.refusals.commented');
    await expect(resolveComment(outsider, id, comments[0]?.id ?? '')).rejects.toThrow('not found');
    expect(await resolveComment(author, id, comments[0]?.id ?? '')).toEqual({ pieceId: blockId, isInReview: false });
    expect((await readPiecePage(author, id, blockId, 'fr')).comments).toMatchObject([{ isResolved: true }]);
    expect((await readDraftPage(author, id)).open).toBe(1);
    await removePiece(author, id, blockId, block?.edits.en ?? 0);
  });

  it('is approved of by others, as it was read; a change undoes that', async () => {
    const id = await makeApproved(author, reviewers, entry('approving'), KNOWN);
    await expect(approveVersion(author, id, await editOf(id))).rejects.toThrow('ownText');
    expect((await readReview(author, id)).may).toEqual({ approve: false, publish: true });
    const { pieces } = await readDraft(author, id);
    const handout = pieces.find(({ kind }) => kind === 'handout');
    await savePiece(author, id, handout?.id ?? '', 'en', { title: '', body: 'Changed', notes: '', edit: 1 });
    expect((await readReview(reviewers[0]!, id)).may).toEqual({ approve: true, publish: false });
    await expect(approveVersion(reviewers[0]!, id, (await editOf(id)) - 1)).rejects.toThrow('changedMeanwhile');
    await expect(publishReviewed(author, id, await editOf(id))).rejects.toThrow('approvals');
    // Whoever writes in it is one of its authors from then on.
    await savePiece(reviewers[0]!, id, handout?.id ?? '', 'en', { title: '', body: 'Changed again', notes: '', edit: 2 });
    await expect(approveVersion(reviewers[0]!, id, await editOf(id))).rejects.toThrow('ownText');
  });
});

describe('publishing', () => {
  it('needs two approvals and no open comment, in the database too, and changes nothing where it is refused', async () => {
    const id = await makeReviewed(author, entry('refused-first'), KNOWN);
    const edit = await editOf(id);
    for (const reviewer of reviewers) await approveVersion(reviewer, id, edit);
    const before = await hashRows();
    await expect(publishReviewed(author, id, edit)).rejects.toThrow('openComments');
    await expect(publishReviewed(author, id, edit - 1)).rejects.toThrow('changedMeanwhile');
    await expect(publishReviewed(outsider, id, edit)).rejects.toThrow('not found');
    await expect(database().moduleVersion.update({ where: { id }, data: { minutes: 60, state: 'published', publishedAt: new Date() } })).rejects.toThrow(/two others approve|constraint violated/);
    await expect(database().reviewApproval.create({ data: { versionId: id, personId: author.id, edit } })).rejects.toThrow(/does not approve|constraint violated/);
    expect(changedRows(before, await hashRows())).toEqual([]);
  });

  it('puts it into the library, where it reads as it was written, and the next version in its place', async () => {
    const id = await makeApproved(author, reviewers, { ...entry('into-library'), words: 'Words <script>alert(1)</script>' }, KNOWN);
    const edit = await editOf(id);
    const both = await Promise.allSettled([publishReviewed(author, id, edit), publishReviewed(reviewers[0]!, id, edit)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await readShelf()).modules.map(({ address }) => address)).toContain('into-library');
    const read = await readModule(outsider, 'into-library', 'en');
    expect(read).toMatchObject({ title: 'Talking to officials', minutes: 120, languages: ['en'], version: 1 });
    expect(read.page.handout).toContain('&#x3C;script>');
    expect(await toldTo(reviewers[1]!, id)).toEqual(['module_published']);
    const next = await beginNextVersion(author, 'into-library');
    const { pieces } = await readDraft(author, next);
    // A translation of all of it is published with it; what is half translated is not.
    for (const piece of pieces) await savePiece(author, next, piece.id, 'fr', { title: piece.words.en?.title ?? '', body: piece.words.en?.body ?? '', notes: piece.words.en?.notes ?? '', edit: 0 });
    await submitDraft(author, next);
    for (const reviewer of reviewers) await approveVersion(reviewer, next, await editOf(next));
    await publishReviewed(author, next, await editOf(next));
    expect(await readModule(outsider, 'into-library', 'fr')).toMatchObject({ version: 2, languages: ['en', 'fr'], language: 'fr' });
    expect((await database().moduleVersion.findUniqueOrThrow({ where: { id } })).state).toBe('superseded');
  });

  it('makes no circle of modules out of two versions that are written at once and come before each other', async () => {
    const addresses = ['circle-one', 'circle-two'];
    for (const address of addresses) await makePublished(author, reviewers, entry(address), KNOWN);
    const drafts = await Promise.all(addresses.map((address) => beginNextVersion(author, address)));
    for (const [i, id] of drafts.entries()) {
      const { available, components, criteria, competencies, factsEdit } = (await readDraft(author, id)).draft;
      expect(await saveFacts(author, id, { available, licence: 'CC-BY-NC-SA-4.0', audience: ['delegates'], components, criteria, competencies, prerequisites: [addresses[1 - i] ?? ''], edit: factsEdit }, KNOWN)).toMatchObject({ state: 'saved' });
      await submitDraft(author, id);
      for (const reviewer of reviewers) await approveVersion(reviewer, id, await editOf(id));
    }
    const edits = await Promise.all(drafts.map(editOf));
    const both = await Promise.allSettled(drafts.map((id, i) => publishReviewed(author, id, edits[i] ?? 0)));
    expect(both.map((one) => (one.status === 'rejected' ? (one.reason as { message: string }).message : one.status)).sort()).toEqual(['academy.authoring.refusals.circle', 'fulfilled']);
    const states = await database().moduleVersion.findMany({ where: { id: { in: drafts } }, select: { state: true } });
    expect(states.map(({ state }) => state).sort()).toEqual(['in_review', 'published']);
  });

  it('is taken back by withdrawing: the library shows it no more, and its page says so', async () => {
    const id = await makeApproved(author, reviewers, entry('withdrawn-one'), KNOWN);
    await publishReviewed(author, id, await editOf(id));
    await expect(withdrawModule(outsider, 'withdrawn-one')).rejects.toThrow('not found');
    await withdrawModule(reviewers[1]!, 'withdrawn-one');
    expect((await readShelf()).modules.map(({ address }) => address)).not.toContain('withdrawn-one');
    await expect(readModule(outsider, 'withdrawn-one', 'en')).rejects.toThrow('academy.authoring.refusals.withdrawn');
    await expect(readModule(null, 'withdrawn-one', 'en')).rejects.toThrow('not found');
    await expect(withdrawModule(author, 'withdrawn-one')).rejects.toThrow('not found');
  });
});
