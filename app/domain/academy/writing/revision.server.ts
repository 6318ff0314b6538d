import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { database, inTransaction, readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma, type ModuleText, type ModuleVersion } from '#app/platform/generated/client.ts';
import { AVAILABLE, type WrittenPiece } from './draft-pieces.ts';
import { beginVersion } from './drafts.server.ts';
import { WRITTEN } from '../headings.ts';
import { carryPictures } from './picture-publication.server.ts';
import type { ModuleHead } from '../library/model.ts';
import { NAME } from '../vocabulary.ts';
import { textTools } from './text-tools.server.ts';

/** The draft of a module's next version, where there is one, for whoever writes it; null for all others. */
export async function findNextVersion(person: AskingPerson, address: string): Promise<{ draft: string | null } | null> {
  // Most readers write nowhere, and nothing is asked for them.
  const module = actsAs(person, 'trainer') && NAME.test(address) ? await database().module.findFirst({ where: { address }, select: { networkId: true, versions: { where: { state: { in: ['draft', 'in_review'] } }, select: { id: true } } } }) : null;
  if (!module?.networkId || !actsAs(person, 'trainer', module.networkId)) return null;
  return { draft: module.versions[0]?.id ?? null };
}

/** Begins the next version of a module as a copy of what it said last, withdrawn or not. @throws NotFound @throws Refusal while one is being written */
export async function beginNextVersion(person: AskingPerson, address: string): Promise<string> {
  const module = NAME.test(address) ? await database().module.findFirst({ where: { address }, include: { versions: { orderBy: { version: 'desc' } } } }) : null;
  if (!module?.networkId || !actsAs(person, 'trainer', module.networkId)) throw new NotFound();
  const { id: moduleId, networkId } = module;
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from module where id = ${moduleId}::uuid for update`;
    if (await tx.moduleVersion.findFirst({ where: { moduleId, state: { in: ['draft', 'in_review'] } }, select: { id: true } })) throw new Refusal('academy.authoring.refusals.draftThere');
    // What was withdrawn is written anew from what it said last.
    const published = await tx.moduleVersion.findFirst({ where: { moduleId, state: { in: ['published', 'withdrawn'] } }, orderBy: { version: 'desc' }, include: { texts: true } });
    if (!published) throw new NotFound();
    const newest = await newestVersion(tx, moduleId);
    const draftId = await beginVersion(tx, person, { moduleId, networkId, version: newest + 1, ...(await copyOf(published)) });
    await carryPictures(tx, person, { draftId, networkId, from: published.id });
    return draftId;
  });
}

/** What the person's networks have withdrawn and are not writing anew, for which they can begin a next version. */
export async function listWithdrawn(person: AskingPerson, locale: Locale): Promise<{ address: string; title: string; language: string }[]> {
  return readRows(Prisma.sql`
    select m.address, t.title, t.language from module m
      join lateral (select id, state from module_version v where v.module_id = m.id order by v.version desc limit 1) v on v.state = 'withdrawn'
      join lateral (select title, language from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
     where m.network_id = any(${organisationIdsAs(person, 'trainer')}::uuid[]) order by t.title`);
}

async function newestVersion(tx: Transaction, moduleId: string): Promise<number> {
  const { _max } = await tx.moduleVersion.aggregate({ where: { moduleId }, _max: { version: true } });
  return _max.version ?? 0;
}

/** All that a copy of a published version begins with. */
export async function copyOf(version: ModuleVersion & { texts: ModuleText[] }) {
  const { language, available, minutes, licence, components, criteria, competencies, audience, prerequisites } = version;
  return { pieces: await piecesOf(version), language, available: Math.min(AVAILABLE.most, Math.max(available, minutes)), facts: { licence, components, criteria, competencies, audience, prerequisites } };
}

/** The pieces of a published version, with the same keys as when it was written. */
export async function piecesOf({ texts, plan, questions }: Pick<ModuleVersion, 'plan' | 'questions'> & { texts: Pick<ModuleText, 'language' | 'markdown'>[] }): Promise<WrittenPiece[]> {
  const { takeApart } = await textTools();
  const written = Object.fromEntries(texts.filter((text) => WRITTEN.some((one) => one === text.language)).map((text) => [text.language, text.markdown]));
  return takeApart(written, { plan: plan as ModuleHead['plan'], questions: questions as ModuleHead['questions'] });
}
