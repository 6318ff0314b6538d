import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, RefusedField } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, readRows, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { acceptFile } from '#app/platform/file-acceptance.server.ts';
import { FILE_KINDS, FileRefusal, MEDIA_TYPES, type FileKind } from '#app/platform/file-kinds.ts';
import { Prisma, type Edition } from '#app/platform/generated/client.ts';
import type { MaterialKind } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { newestText } from '../library/taught.server.ts';
import type { PaperKind } from '../vocabulary.ts';
import { dayOfEdition, findLeading, findPart, holdWhile } from './edition-part.server.ts';
import { dayOf } from './editions.server.ts';
import { daysMoved } from './moved-days.ts';
import { daysOf, isWritten } from './running-model.ts';

/** The most that the files of one edition may take, in bytes, and how many there may be. */
const MOST_BYTES = 60 * 1024 * 1024;
const MOST_FILES = 100;
const DAY = 86_400_000;

const placeOfName = (rowId: string) => ({ model: 'edition_material', field: 'name', rowId });
const placeOfContent = (rowId: string) => ({ model: 'edition_material_content', field: 'sealed', rowId });

interface Row {
  id: string;
  kind: MaterialKind;
  name: string | null;
  mediaType: string | null;
  size: number | null;
  address: string | null;
  title: string | null;
  language: string | null;
  isWithdrawn: boolean;
}

/**
 * What is laid out for a day of an edition: papers of modules, those for who leads left out for who goes, and files. Papers of a module that was withdrawn
 * meanwhile cannot be opened any more: who leads sees that they were there, by its newest version that has a text. @throws NotFound
 */
export async function readMaterials(person: AskingPerson, id: string, number: number, locale: Locale) {
  const { edition, leads } = await findPart(person, id);
  const day = dayOfEdition(edition, number);
  const rows = await readRows<Row>(Prisma.sql`
    select d.id, d.kind, d.name, d.media_type as "mediaType", d.size, m.address, t.title, t.language, coalesce(t.state <> 'published', false) as "isWithdrawn"
      from edition_material d left join module m on m.id = d.module_id
      left join ${newestText(locale)} on true
     where d.edition_id = ${id}::uuid and d.day = ${day}::date and (${leads} or d.kind <> 'guide') and (d.module_id is null or t.state = 'published' or ${leads})
     order by d.module_id is null, t.title, d.kind, d.added_at, d.id`);
  const safe = await openSafe(edition.networkId);
  return {
    id,
    number,
    day,
    mayWrite: leads && isWritten('materials', edition.state),
    materials: rows.map((row) => ({ id: row.id, kind: row.kind, title: row.title ?? safe.unseal(row.name, placeOfName(row.id)) ?? '', language: row.language, address: row.address, isWithdrawn: row.isWithdrawn, size: row.size, fileKind: row.mediaType ? kindOf(row.mediaType) : null })),
  };
}
export type DayMaterials = Awaited<ReturnType<typeof readMaterials>>;

/** The same for who lays them out, with the modules that there are to choose from. @throws NotFound; Refusal for who has another part */
export async function readLayingOut(person: AskingPerson, id: string, number: number, locale: Locale) {
  const { edition } = await findLeading(person, id);
  const [materials, modules] = await Promise.all([
    readMaterials(person, id, number, locale),
    readRows<{ id: string; title: string }>(Prisma.sql`
      select m.id, t.title from curriculum_module cm join module m on m.id = cm.module_id join module_version v on v.module_id = m.id and v.state = 'published'
        join lateral (select title from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
       where cm.curriculum_id = ${edition.curriculumId}::uuid order by cm.position`),
  ]);
  return { ...materials, modules };
}

/** Lays papers of a module out for a day; those that lie there already stay. @throws NotFound; RefusedField for a module that its curriculum has not; Refusal once it is over */
export async function layOutPapers(person: AskingPerson, id: string, number: number, { module, papers }: { module: string; papers: readonly PaperKind[] }): Promise<void> {
  const { edition } = await findLeading(person, id);
  const day = new Date(dayOfEdition(edition, number));
  if ((await database().curriculumModule.count({ where: { curriculumId: edition.curriculumId, moduleId: module } })) === 0) throw new RefusedField('module', 'ui.forms.errors.choose');
  await inTransaction(async (tx) => {
    await holdWhile(tx, id, 'materials');
    await tx.editionMaterial.createMany({ data: papers.map((kind) => ({ id: newId(), editionId: id, day, kind, moduleId: module, addedById: person.id, addedAt: now() })), skipDuplicates: true });
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.materialLaidOut', subjectType: 'edition', subjectId: id });
  });
}

/** Lays a file out for a day: made anew without its origin, sealed under the network's key. @throws NotFound; RefusedField in words of what is wrong with it; Refusal once it is over */
export async function layOutFile(person: AskingPerson, id: string, number: number, { title, bytes, givenName }: { title: string; bytes: Buffer; givenName: string }): Promise<string> {
  const { edition } = await findLeading(person, id);
  const day = new Date(dayOfEdition(edition, number));
  const { kind, content } = await acceptInWords(bytes, givenName);
  const material = newId();
  await inTransaction(async (tx) => {
    await holdWhile(tx, id, 'materials');
    const { _sum, _count } = await tx.editionMaterial.aggregate({ where: { editionId: id, kind: 'file' }, _sum: { size: true }, _count: true });
    if (_count >= MOST_FILES || (_sum.size ?? 0) + content.length > MOST_BYTES) throw new RefusedField('file', 'academy.running.materials.refused.noRoom');
    const safe = await openSafe(edition.networkId, tx);
    await tx.editionMaterial.create({ data: { id: material, editionId: id, day, kind: 'file', name: safe.seal(title, placeOfName(material)), mediaType: MEDIA_TYPES[kind], size: content.length, addedById: person.id, addedAt: now() }, select: { id: true } });
    await tx.editionMaterialContent.create({ data: { materialId: material, sealed: new Uint8Array(safe.sealBytes(content, placeOfContent(material))) }, select: { materialId: true } });
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.materialLaidOut', subjectType: 'edition', subjectId: id });
  });
  return material;
}

async function acceptInWords(bytes: Buffer, givenName: string) {
  try {
    return await acceptFile(bytes, givenName);
  } catch (error) {
    if (error instanceof FileRefusal) throw new RefusedField('file', `academy.running.materials.refused.${error.reason}`, error.kind ? { kind: error.kind.toUpperCase() } : {});
    throw error;
  }
}

/** A file that is laid out, opened. @throws NotFound */
export async function readMaterialFile(person: AskingPerson, id: string, material: string): Promise<{ kind: FileKind; content: Buffer }> {
  const { edition } = await findPart(person, id);
  const row = await database().editionMaterial.findFirst({ where: { id: material, editionId: id, kind: 'file' }, relationLoadStrategy: 'join', include: { content: true } });
  if (!row?.content || !row.mediaType) throw new NotFound();
  return { kind: kindOf(row.mediaType), content: (await openSafe(edition.networkId)).unsealBytes(row.content.sealed, placeOfContent(material)) };
}

/** Takes something away that was laid out, a file for good. Returns the number of its day. @throws NotFound; Refusal */
export async function takeMaterialAway(person: AskingPerson, id: string, material: string): Promise<number> {
  const { edition } = await findLeading(person, id);
  const row = await database().editionMaterial.findFirst({ where: { id: material, editionId: id }, select: { day: true } });
  if (!row) throw new NotFound();
  await inTransaction(async (tx) => {
    await holdWhile(tx, id, 'materials');
    await tx.editionMaterial.deleteMany({ where: { id: material } });
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.materialTakenAway', subjectType: 'edition', subjectId: id });
  });
  return Math.max(1, daysOf({ startsOn: dayOf(edition.startsOn), endsOn: dayOf(edition.endsOn) }).indexOf(dayOf(row.day)) + 1);
}

/** Further than any two days of editions lie apart. */
const FAR = 1_000_000;

/**
 * What is laid out goes with its day when the first of an edition moves, as its timetable does. @param to the days as they will be
 * @throws RefusedField where there would be no such day any more: it is taken away first, or never found again
 */
export async function moveMaterials(tx: Transaction, { id, ...before }: Pick<Edition, 'id' | 'startsOn' | 'endsOn'>, to: { startsOn: string; endsOn: string }): Promise<void> {
  const [by, last] = [daysMoved(dayOf(before.startsOn), to.startsOn), daysMoved(to.startsOn, to.endsOn)];
  if (by === 0 && dayOf(before.endsOn) === to.endsOn) return;
  const left = await tx.editionMaterial.count({ where: { editionId: id, day: { gt: new Date(before.startsOn.getTime() + last * DAY), lte: before.endsOn } } });
  if (left > 0) throw new RefusedField('endsOn', 'academy.editions.refusals.materialsLeft', { count: left });
  // In two steps: one paper may lie on two days, of which the one would stand where the other still is.
  await tx.$executeRaw`update edition_material set day = day + ${FAR}::int where edition_id = ${id}::uuid`;
  await tx.$executeRaw`update edition_material set day = day + ${by - FAR}::int where edition_id = ${id}::uuid`;
}

function kindOf(mediaType: string): FileKind {
  return FILE_KINDS.find((kind) => MEDIA_TYPES[kind] === mediaType) ?? 'txt';
}
