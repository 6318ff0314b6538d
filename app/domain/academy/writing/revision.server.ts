import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { ModuleText, ModuleVersion } from '#app/platform/generated/client.ts';
import { AVAILABLE, type WrittenPiece } from './draft-pieces.ts';
import { beginVersion } from './drafts.server.ts';
import { WRITTEN } from '../headings.ts';
import type { ModuleHead } from '../library/model.ts';
import { NAME } from '../vocabulary.ts';

/** The draft of a module's next version, where there is one, for whoever writes it; null for all others. */
export async function findNextVersion(person: AskingPerson, address: string): Promise<{ draft: string | null } | null> {
  const module = NAME.test(address) ? await database().module.findFirst({ where: { address }, select: { networkId: true, versions: { where: { state: { in: ['draft', 'in_review'] } }, select: { id: true } } } }) : null;
  if (!module?.networkId || !actsAs(person, 'trainer', module.networkId)) return null;
  return { draft: module.versions[0]?.id ?? null };
}

/** Begins the next version of a published module as a copy of it. @throws NotFound @throws Refusal while one is being written */
export async function beginNextVersion(person: AskingPerson, address: string): Promise<string> {
  const module = NAME.test(address) ? await database().module.findFirst({ where: { address }, include: { versions: { orderBy: { version: 'desc' } } } }) : null;
  if (!module?.networkId || !actsAs(person, 'trainer', module.networkId)) throw new NotFound();
  const { id: moduleId, networkId } = module;
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from module where id = ${moduleId}::uuid for update`;
    if (await tx.moduleVersion.findFirst({ where: { moduleId, state: { in: ['draft', 'in_review'] } }, select: { id: true } })) throw new Refusal('academy.authoring.refusals.draftThere');
    const published = await tx.moduleVersion.findFirst({ where: { moduleId, state: 'published' }, include: { texts: true } });
    if (!published) throw new NotFound();
    const newest = await newestVersion(tx, moduleId);
    return beginVersion(tx, person, { moduleId, networkId, version: newest + 1, ...(await copyOf(published)) });
  });
}

async function newestVersion(tx: Transaction, moduleId: string): Promise<number> {
  const { _max } = await tx.moduleVersion.aggregate({ where: { moduleId }, _max: { version: true } });
  return _max.version ?? 0;
}

/** All that a copy of a published version begins with. */
async function copyOf({ texts, plan, questions, language, available, minutes, licence, components, criteria, competencies, audience, prerequisites }: ModuleVersion & { texts: ModuleText[] }) {
  const { takeApart } = await import('./assembly.ts');
  const written = Object.fromEntries(texts.filter((text) => WRITTEN.some((one) => one === text.language)).map((text) => [text.language, text.markdown]));
  const pieces: WrittenPiece[] = takeApart(written, { plan: plan as ModuleHead['plan'], questions: questions as ModuleHead['questions'] });
  return { pieces, language, available: Math.min(AVAILABLE.most, Math.max(available, minutes)), facts: { licence, components, criteria, competencies, audience, prerequisites } };
}
