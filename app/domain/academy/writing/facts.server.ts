import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { RefusedField } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { FactsEntry } from './draft-forms.ts';
import { findDraft, type FoundDraft } from './drafts.server.ts';
import type { KnownIds } from '../library/module-files.server.ts';
import { countEdit, holdDraft } from './pieces.server.ts';
import { licencesAfter } from '../licences.ts';
import { findCircle } from '../library/prerequisites.ts';

/** A module that can come before another, by what it is called. */
export interface PossibleBefore {
  slug: string;
  title: string;
}

/** What is the same in every language of a draft, and the published modules that can come before it. @throws NotFound */
export async function readFacts(person: AskingPerson, id: string, locale: Locale): Promise<{ draft: FoundDraft; modules: PossibleBefore[]; licences: ReturnType<typeof licencesAfter> }> {
  const draft = await findDraft(person, id);
  const modules = await readRows<PossibleBefore>(Prisma.sql`
    select m.slug, t.title from module m join module_version v on v.module_id = m.id and v.state = 'published'
      join lateral (select title, sort_title from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
     where m.id <> ${draft.moduleId}::uuid order by t.sort_title`);
  return { draft, modules, licences: licencesAfter(await licenceOfOrigin(draft)) };
}

/** The licence of what a module was adapted from; null for what was begun afresh. */
async function licenceOfOrigin({ module }: FoundDraft): Promise<string | null> {
  return module.originId ? (await database().moduleVersion.findUniqueOrThrow({ where: { id: module.originId }, select: { licence: true } })).licence : null;
}

type FactsRow = Pick<FoundDraft, Exclude<keyof FactsEntry, 'edit'>>;
/** What stands, with its edit. */
type StandingFacts = FactsRow & Pick<FoundDraft, 'factsEdit'>;

export type SavedFacts = { state: 'saved'; version: number; savedAt: string } | { state: 'conflict'; theirs: StandingFacts };

/**
 * Keeps what is the same in every language over the edit that was seen; over a newer one that says something else nothing is written, and
 * that one is returned. What is sent as it stands is nobody's change. @throws NotFound @throws RefusedField for an id that there is not, a licence that the origin's does not allow, and for modules that would come before themselves
 */
export async function saveFacts(person: AskingPerson, id: string, { edit, ...entry }: FactsEntry, known: KnownIds): Promise<SavedFacts> {
  const draft = await findDraft(person, id);
  for (const list of ['components', 'criteria', 'competencies'] as const) if (!entry[list].every((one) => known[list].includes(one)) || hasTwice(entry[list])) throw new RefusedField(list, 'ui.forms.errors.choose');
  if (hasTwice(entry.audience)) throw new RefusedField('audience', 'ui.forms.errors.choose');
  const licences = licencesAfter(await licenceOfOrigin(draft));
  if (!licences.includes(entry.licence)) throw new RefusedField('licence', 'academy.authoring.refusals.licence', { licences: licences.join(', ') });
  await refuseCircle(draft, entry.prerequisites);
  const at = now();
  return inTransaction(async (tx): Promise<SavedFacts> => {
    await holdDraft(tx, id);
    const stands = await tx.moduleVersion.findUniqueOrThrow({ where: { id } });
    const saved = (version: number): SavedFacts => ({ state: 'saved', version, savedAt: at.toISOString() });
    if (saysTheSame(stands, entry)) return saved(stands.factsEdit);
    if (stands.factsEdit !== edit) return { state: 'conflict', theirs: stands };
    await tx.moduleVersion.update({ where: { id }, data: { ...entry, factsEdit: edit + 1 }, select: { id: true } });
    await countEdit(tx, person, id);
    return saved(edit + 1);
  });
}

/** Whether what stands is what was sent, in whatever order its lists came: they are shown in that of a language. */
function saysTheSame(stands: FactsRow, entry: Omit<FactsEntry, 'edit'>): boolean {
  const sent: Record<string, unknown> = entry;
  const told = (value: unknown) => [value].flat().map(String).sort().join();
  return Object.entries(fieldsOfFacts(stands)).every(([name, value]) => told(value) === told(sent[name]));
}

/** What comes before is published, and leads back nowhere. */
async function refuseCircle({ module }: FoundDraft, prerequisites: readonly string[]): Promise<void> {
  const before = await readBefore(database(), module.id);
  if (!prerequisites.every((slug) => before.has(slug)) || hasTwice(prerequisites)) throw new RefusedField('prerequisites', 'ui.forms.errors.choose');
  const circle = circleThrough(module.slug, prerequisites, before);
  if (circle) throw new RefusedField('prerequisites', 'academy.authoring.errors.circle', { modules: [...circle, circle[0] ?? ''].join(' → ') });
}

/**
 * Whether a version that is to be published would lead back to itself by what is published now: two drafts can name each other's
 * modules while neither is out. Within the transaction of the publication, while no other publishes.
 */
export async function leadsBack(tx: Transaction, { module, prerequisites }: FoundDraft): Promise<boolean> {
  return circleThrough(module.slug, prerequisites, await readBefore(tx, module.id)) !== null;
}

/** What comes before each published module other than one, by their names. */
async function readBefore(tx: Pick<Transaction, 'moduleVersion'>, moduleId: string): Promise<Map<string, string[]>> {
  const rows = await tx.moduleVersion.findMany({ where: { state: 'published', moduleId: { not: moduleId } }, select: { prerequisites: true, module: { select: { slug: true } } } });
  return new Map(rows.map((row): [string, string[]] => [row.module.slug, row.prerequisites]));
}

function circleThrough(slug: string, prerequisites: readonly string[], before: ReadonlyMap<string, readonly string[]>): string[] | null {
  const circle = findCircle(new Map([[slug, [...prerequisites]], ...before]));
  return circle?.includes(slug) ? circle : null;
}

function hasTwice(list: readonly string[]): boolean {
  return new Set(list).size < list.length;
}

/** The facts as a form holds them. */
export function fieldsOfFacts({ available, licence, audience, components, criteria, competencies, prerequisites }: FactsRow): Record<string, string | string[]> {
  return { available: String(available), licence, audience, components, criteria, competencies, prerequisites };
}

/** Those that stand over what was sent. */
export function newerFacts(theirs: StandingFacts): { version: number; fields: ReturnType<typeof fieldsOfFacts> } {
  return { version: theirs.factsEdit, fields: fieldsOfFacts(theirs) };
}
