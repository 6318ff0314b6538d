import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { hashOf } from '#app/platform/content-hash.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { minutesIn } from './draft-pieces.ts';
import { readPictures } from './draft-pictures.server.ts';
import { leadsBack } from './facts.server.ts';
import { WRITTEN } from '../headings.ts';
import { mapParts, RENDERING } from '../library/module-page.ts';
import { tellOutgrown } from '../library/opened.server.ts';
import { forgetShelf } from '../library/published.server.ts';
import { takeTurn } from '../library/publishing-turn.server.ts';
import { placedInModule, publishPictures } from './picture-publication.server.ts';
import { APPROVALS, holdInReview, readReview } from './reviews.server.ts';
import { NAME } from '../vocabulary.ts';
import { textTools } from './text-tools.server.ts';

/**
 * Publishes a version as two others have approved it, in the place of the one before it: in every language in which all of it is
 * written. Returns the address of its module. @throws NotFound @throws Refusal when approvals lack, comments are open, or it was changed since it was seen
 */
export async function publishReviewed(person: AskingPerson, id: string, edit: number): Promise<string> {
  const { assembleText, planOf, drawHtml, readModuleText, lacksOf, lacksOfWords, picturesIn } = await textTools();
  const { draft, pieces, approvals, open } = await readReview(person, id);
  if (draft.edit !== edit) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
  if (open > 0) throw new Refusal('academy.authoring.refusals.openComments');
  if (approvals.length < APPROVALS) throw new Refusal('academy.authoring.refusals.approvals');
  const pictures = await readPictures(draft);
  if (lacksOf(draft, pieces, draft.language, pictures).length > 0) throw new Refusal('academy.authoring.refusals.notWhole');
  const head = planOf(pieces);
  const languages = WRITTEN.filter((language) => language === draft.language || lacksOfWords(pieces, language, pictures).length === 0);
  const shown = new Set(languages.flatMap((language) => pieces.flatMap((piece) => picturesIn(piece, language).map(({ key }) => key))));
  const published = pictures.filter(({ key }) => shown.has(key));
  const texts = languages.map((language) => {
    const markdown = assembleText(pieces, language);
    const { title, summary, tree, faults } = readModuleText(markdown, language, head);
    if (faults.length > 0) throw new Refusal('academy.authoring.refusals.notWhole');
    const placed = placedInModule(published, draft.module.address, language);
    return { language, title, summary, markdown, page: { ...mapParts(tree, (nodes) => drawHtml(nodes, placed)) }, rendering: RENDERING };
  });
  const { licence, components, criteria, competencies, audience, prerequisites, moduleId, module } = draft;
  const seen = Object.fromEntries(published.map((picture) => [picture.key, picture.seen]));
  const contentHash = hashOf({ head: { ...head, licence, components, criteria, competencies, audience, prerequisites }, markdown: Object.fromEntries(texts.map(({ language, markdown }) => [language, markdown])), ...(shown.size > 0 ? { seen } : {}) });
  await inTransaction(async (tx) => {
    await takeTurn(tx);
    if ((await holdInReview(tx, id)) !== edit) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
    if (await leadsBack(tx, draft)) throw new Refusal('academy.authoring.refusals.circle');
    const at = now();
    await tx.moduleText.createMany({ data: texts.map((text) => ({ id: newId(), versionId: id, ...text })) });
    await publishPictures(tx, draft, [...shown]);
    await tx.moduleVersion.updateMany({ where: { moduleId, state: 'published' }, data: { state: 'superseded', endedAt: at } });
    await tx.moduleVersion.update({ where: { id }, data: { ...head, minutes: minutesIn(pieces), contentHash }, select: { id: true } });
    await tx.moduleVersion.update({ where: { id }, data: { state: 'published', publishedAt: at }, select: { id: true } });
    await tellOutgrown(tx, person.id, moduleId);
    await recordActivity(tx, { actor: person.id, organisationId: module.networkId, kind: 'module.published', subjectType: 'moduleVersion', subjectId: id, data: { version: draft.version } });
  });
  forgetShelf();
  return module.address;
}

/** A published module of a network whose trainer the person is. @throws NotFound */
export async function findOwnModule(person: AskingPerson, address: string) {
  const module = NAME.test(address) ? await database().module.findFirst({ where: { address }, include: { versions: { where: { state: 'published' }, include: { texts: { select: { language: true, title: true } } } } } }) : null;
  const [published] = module?.versions ?? [];
  if (!module?.networkId || !published || !actsAs(person, 'trainer', module.networkId)) throw new NotFound();
  return { networkId: module.networkId, published };
}

/** Withdraws what is published: the library shows it no more, and its page says so. @throws NotFound */
export async function withdrawModule(person: AskingPerson, address: string): Promise<void> {
  const { networkId, published } = await findOwnModule(person, address);
  await inTransaction(async (tx) => {
    const { count } = await tx.moduleVersion.updateMany({ where: { id: published.id, state: 'published' }, data: { state: 'withdrawn', endedAt: now() } });
    if (count > 0) await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'module.withdrawn', subjectType: 'moduleVersion', subjectId: published.id });
  });
  forgetShelf();
}
