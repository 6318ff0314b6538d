import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Curriculum } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { tellAdapted } from '../library/adapted-curricula.server.ts';
import { closeOutgrown } from '../library/opened.server.ts';
import { forgetShelf } from '../library/published.server.ts';
import { tellShortened } from '../library/shortened.server.ts';
import { isNeutral } from '../library/telling.ts';
import { licencesAfter } from '../licences.ts';
import { ID, NAME } from '../vocabulary.ts';
import type { BeginCurriculumEntry, CurriculumTextsEntry, OrderChoiceEntry, TextChoiceEntry } from './curriculum-forms.ts';
import { basisAfter, orderChanges, replaced, stepped, withChange } from './curriculum-order.ts';
import { flatTexts, keptTexts, TEXTS, textChanges, type CurriculumTexts } from './curriculum-texts.ts';

/** No curriculum holds more modules. */
const MOST_MODULES = 60;
/** What stands in addresses already. */
const RESERVED = ['new'];

export type OwnCurriculum = Curriculum & { networkId: string };

/** A curriculum of a network whose trainer the person is, by its address, or by its id, to which notices lead. @throws NotFound */
export async function findOwnCurriculum(person: AskingPerson, slug: string): Promise<OwnCurriculum> {
  const found = ID.test(slug) ? await database().curriculum.findUnique({ where: { id: slug } }) : NAME.test(slug) ? await database().curriculum.findUnique({ where: { slug } }) : null;
  if (!found?.networkId || !actsAs(person, 'trainer', found.networkId)) throw new NotFound();
  return found as OwnCurriculum;
}

/**
 * Begins a curriculum of a network: with the modules of another, which it names for good as what it was adapted from, or empty.
 * Whoever is signed in reads it from then on. @throws NotFound @throws Refusal when its address is taken or tells @throws RefusedField
 */
export async function beginCurriculum(person: AskingPerson, { network, address, ...texts }: BeginCurriculumEntry, from: string | null): Promise<string> {
  if (!actsAs(person, 'trainer')) throw new NotFound();
  const origin = from === null ? null : NAME.test(from) ? await database().curriculum.findUnique({ where: { slug: from } }) : null;
  if (from !== null && !origin) throw new NotFound();
  if (!actsAs(person, 'trainer', network)) throw new RefusedField('network', 'ui.forms.errors.choose');
  if (!isNeutral(address.replaceAll('-', ' '))) throw new Refusal('academy.authoring.refusals.addressTells');
  await inTransaction(async (tx) => {
    const id = newId();
    const modules = origin ? await orderOf(tx, origin.id) : [];
    const row = { id, slug: address, contentHash: '', texts: keptTexts(texts), networkId: network, licence: licencesAfter(origin?.licence ?? null)[0], ...(origin ? { originId: origin.id, originModules: modules, originTexts: origin.texts as CurriculumTexts } : {}) };
    const { count } = RESERVED.includes(address) ? { count: 0 } : await tx.curriculum.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw new Refusal('academy.curricula.refusals.addressTaken');
    await keepOrder(tx, id, modules);
    await recordActivity(tx, { actor: person.id, organisationId: network, kind: 'curriculum.begun', subjectType: 'curriculum', subjectId: id });
  });
  forgetShelf();
  return address;
}

/** Says anew what it is called and is for, over the edit that was seen. @throws NotFound @throws Refusal */
export async function saveCurriculumTexts(person: AskingPerson, slug: string, { edit, ...texts }: CurriculumTextsEntry): Promise<void> {
  const { id, texts: before } = await findOwnCurriculum(person, slug);
  const said = flatTexts(before as CurriculumTexts);
  const isOther = TEXTS.some((text) => texts[text] !== said[text]);
  await inTransaction(async (tx) => {
    const { count } = await tx.curriculum.updateMany({ where: { id, edit }, data: { texts: keptTexts(texts), edit: edit + 1 } });
    if (count === 0) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
    if (isOther) await closeOutgrown(tx, person.id, id);
  });
}

/** Takes a curriculum away in which no edition is taught, and which nobody has adapted. @throws NotFound @throws Refusal */
export async function removeCurriculum(person: AskingPerson, slug: string): Promise<void> {
  const { id, networkId } = await findOwnCurriculum(person, slug);
  await inTransaction(async (tx) => {
    await holdOrder(tx, id);
    if ((await tx.edition.count({ where: { curriculumId: id } })) + (await tx.curriculum.count({ where: { originId: id } })) > 0) throw new Refusal('academy.curricula.refusals.inUse');
    await tx.curriculum.delete({ where: { id }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'curriculum.removed', subjectType: 'curriculum', subjectId: id });
  });
}

/** Puts a published module at the end. @throws NotFound @throws RefusedField for one that there is not, or that is in it */
export function addModule(person: AskingPerson, slug: string, module: string): Promise<void> {
  return changeOrder(person, slug, async (tx, own) => {
    if (own.length >= MOST_MODULES) throw new RefusedField('module', 'academy.authoring.refusals.tooMany', { most: MOST_MODULES });
    await refuseUnknown(tx, 'module', module, own);
    return [...own, module];
  });
}

/** Moves a module by a step. @throws NotFound @throws RefusedField */
export function moveModule(person: AskingPerson, slug: string, module: string, to: 'up' | 'down'): Promise<void> {
  return changeOrder(person, slug, (_tx, own) => stepped(within(own, module), module, to));
}

/** Takes a module out. @throws NotFound @throws RefusedField */
export function takeOut(person: AskingPerson, slug: string, module: string): Promise<void> {
  return changeOrder(person, slug, (_tx, own) => within(own, module).filter((one) => one !== module));
}

/** Puts another published module in the place of one. @throws NotFound @throws RefusedField */
export function replaceModule(person: AskingPerson, slug: string, module: string, by: string): Promise<void> {
  return changeOrder(person, slug, async (tx, own) => {
    within(own, module);
    await refuseUnknown(tx, 'by', by, own);
    return replaced(own, module, by);
  });
}

/** Takes a change of what it was adapted from, or leaves it; either way it is offered no more. @throws NotFound @throws RefusedField */
export async function decideOrder(person: AskingPerson, slug: string, { module, kind, choice }: OrderChoiceEntry): Promise<void> {
  await changeOrder(person, slug, async (tx, own, { id, originId, originModules }) => {
    const origin = originId ? await orderOf(tx, originId) : [];
    const change = orderChanges(own, originModules, origin).find((one) => one.module === module && one.kind === kind);
    if (!change) throw new RefusedField('module', 'academy.authoring.refusals.decided');
    await tx.curriculum.update({ where: { id }, data: { originModules: basisAfter(originModules, origin, change) }, select: { id: true } });
    return choice === 'take' ? withChange(own, originModules, origin, change) : own;
  });
}

/** Takes what the origin calls itself or is for now, or leaves it; either way it is offered no more. Both are as they were seen. @throws NotFound @throws RefusedField @throws Refusal when it was changed meanwhile */
export async function decideText(person: AskingPerson, slug: string, { text, said, edit, choice }: TextChoiceEntry): Promise<void> {
  const { id } = await findOwnCurriculum(person, slug);
  await inTransaction(async (tx) => {
    await holdOrder(tx, id);
    const { texts, originTexts, origin, ...curriculum } = await tx.curriculum.findUniqueOrThrow({ where: { id }, include: { origin: { select: { texts: true } } } });
    if (curriculum.edit !== edit) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
    if (!origin) throw new RefusedField('text', 'academy.authoring.refusals.decided');
    const [own, basis] = [flatTexts(texts as CurriculumTexts), flatTexts(originTexts as CurriculumTexts)];
    const change = textChanges(own, basis, flatTexts(origin.texts as CurriculumTexts)).find((one) => one.text === text);
    // A file may end its text with a new line, which no form sends along.
    if (change?.after.trim() !== said) throw new RefusedField('text', 'academy.authoring.refusals.decided');
    const isTaken = choice === 'take';
    await tx.curriculum.update({ where: { id }, data: { originTexts: keptTexts({ ...basis, [text]: change.after }), ...(isTaken ? { texts: keptTexts({ ...own, [text]: said }) } : {}), edit: edit + 1 }, select: { id: true } });
    if (isTaken) await closeOutgrown(tx, person.id, id);
  });
  forgetShelf();
}

/** The modules of a curriculum in their order. */
export async function orderOf(tx: Pick<Transaction, 'curriculumModule'>, curriculumId: string): Promise<string[]> {
  return (await tx.curriculumModule.findMany({ where: { curriculumId }, orderBy: { position: 'asc' }, select: { moduleId: true } })).map(({ moduleId }) => moduleId);
}

async function changeOrder(person: AskingPerson, slug: string, change: (tx: Transaction, own: string[], curriculum: OwnCurriculum) => string[] | Promise<string[]>): Promise<void> {
  const { id } = await findOwnCurriculum(person, slug);
  await inTransaction(async (tx) => {
    await holdOrder(tx, id);
    const own = await orderOf(tx, id);
    // As it stands now that nobody else changes it.
    const curriculum = (await tx.curriculum.findUniqueOrThrow({ where: { id } })) as OwnCurriculum;
    const next = await change(tx, own, curriculum);
    if (next.join() !== own.join()) await keepOrder(tx, id, next);
    await tellAdapted(tx, person.id, { curriculumId: id, before: own, after: next });
    await tellShortened(tx, person.id, { curriculumId: id, networkId: curriculum.networkId, before: own, after: next });
    if (next.some((one) => !own.includes(one))) await closeOutgrown(tx, person.id, id);
    await tx.curriculum.update({ where: { id }, data: { edit: { increment: 1 } }, select: { id: true } });
  });
  forgetShelf();
}

async function holdOrder(tx: Transaction, id: string): Promise<void> {
  const held = await tx.$queryRaw<object[]>`select 1 from curriculum where id = ${id}::uuid for update`;
  if (held.length === 0) throw new NotFound();
}

async function keepOrder(tx: Transaction, curriculumId: string, modules: readonly string[]): Promise<void> {
  await tx.curriculumModule.deleteMany({ where: { curriculumId } });
  await tx.curriculumModule.createMany({ data: modules.map((moduleId, i) => ({ curriculumId, position: i + 1, moduleId })) });
}

function within(own: string[], module: string): string[] {
  if (!own.includes(module)) throw new RefusedField('module', 'ui.forms.errors.choose');
  return own;
}

async function refuseUnknown(tx: Transaction, field: string, module: string, own: readonly string[]): Promise<void> {
  if (own.includes(module) || (await tx.moduleVersion.count({ where: { moduleId: module, state: 'published' } })) === 0) throw new RefusedField(field, 'ui.forms.errors.choose');
}
