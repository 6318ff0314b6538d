import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { pageOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Module, ModuleVersion } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { BeginEntry } from './draft-forms.ts';
import type { DraftsQuery } from './draft-lists.ts';
import { isMany, minutesIn, NO_WORDS, PIECE_KINDS, type WrittenPiece } from './draft-pieces.ts';
import { academyAbilities } from '../policy.ts';
import { keepPieces, readPieces, unsealWords, type KeptPiece } from './piece-texts.server.ts';
import { isNeutral } from '../library/telling.ts';

/** How many drafts a list looks through. */
const MOST_LISTED = 300;

/** A version that is being written, with its module. */
export type FoundDraft = ModuleVersion & { module: Module & { networkId: string } };

/** A draft of a network whose trainer the person is. @throws NotFound */
export async function findDraft(person: AskingPerson, id: string): Promise<FoundDraft> {
  const found = await database().moduleVersion.findFirst({ where: { AND: [{ id }, within(academyAbilities(person), 'write', 'ModuleVersion')] }, relationLoadStrategy: 'join', include: { module: true } });
  if (!found?.module.networkId) throw new NotFound();
  return found as FoundDraft;
}

/** A draft with all of its pieces. @throws NotFound */
export async function readDraft(person: AskingPerson, id: string): Promise<{ draft: FoundDraft; pieces: KeptPiece[] }> {
  const draft = await findDraft(person, id);
  return { draft, pieces: await readPieces(draft) };
}

export interface ListedDraft {
  id: string;
  title: string;
  language: string;
  network: string;
  state: ModuleVersion['state'];
  version: number;
  minutes: number;
  available: number;
  editedAt: string;
}

/** The networks whose modules the person writes. @throws NotFound for whoever writes none */
export async function listNetworks(person: AskingPerson): Promise<{ id: string; name: string }[]> {
  if (!actsAs(person, 'trainer')) throw new NotFound();
  return database().organisation.findMany({ where: { id: { in: organisationIdsAs(person, 'trainer') } }, select: { id: true, name: true }, orderBy: { name: 'asc' } });
}

/** What is being written in the person's networks: a page of it. Titles are sealed, and searched once they are open. @throws NotFound for whoever writes none */
export async function listDrafts(person: AskingPerson, query: DraftsQuery) {
  const networks = new Map((await listNetworks(person)).map(({ id, name }) => [id, name]));
  const rows = await database().moduleVersion.findMany({ where: { AND: [within(academyAbilities(person), 'read', 'ModuleVersion'), query.state ? { state: query.state } : {}] }, relationLoadStrategy: 'join', orderBy: { editedAt: 'desc' }, take: MOST_LISTED, include: { module: { select: { networkId: true } }, pieces: { where: { kind: { in: ['block', 'purpose'] } }, select: { id: true, kind: true, minutes: true, texts: true } } } });
  const told = await Promise.all(
    rows.map(async ({ id, language, state, version, available, editedAt, module, pieces }): Promise<ListedDraft> => {
      const safe = await openSafe(module.networkId ?? '');
      const text = pieces.find(({ kind }) => kind === 'purpose')?.texts.find((one) => one.language === language);
      return { id, title: text ? unsealWords(safe, text).title : '', language, network: networks.get(module.networkId ?? '') ?? '', state, version, minutes: minutesIn(pieces), available, editedAt: editedAt.toISOString() };
    }),
  );
  const { rows: drafts, ...counted } = pageOf(told, query, ({ title }) => title, { edited: ({ editedAt }) => editedAt, title: ({ title }) => title });
  return { ...counted, drafts };
}

/** Begins a module: its first version, with a place for all that it has once. @throws NotFound @throws Refusal when its address is taken, or tells */
export async function beginModule(person: AskingPerson, { network, title, address, language, available }: BeginEntry): Promise<string> {
  if (!actsAs(person, 'trainer', network)) throw new NotFound();
  const pieces = PIECE_KINDS.filter((kind) => !isMany(kind)).map((kind): WrittenPiece => ({ key: kind, kind, blockKind: null, minutes: null, right: null, objective: null, words: kind === 'purpose' ? { [language]: { ...NO_WORDS, title } } : {} }));
  return inTransaction(async (tx) => beginVersion(tx, person, { moduleId: await keepModule(tx, { address, networkId: network }), networkId: network, version: 1, language, available, pieces }));
}

/** Keeps a module under an address of its own. Within the transaction of that. @throws Refusal when the address is taken, or tells */
export async function keepModule(tx: Transaction, { address, ...of }: { address: string; networkId: string; originId?: string }): Promise<string> {
  if (!isNeutral(address.replaceAll('-', ' '))) throw new Refusal('academy.authoring.refusals.addressTells');
  const id = newId();
  const isTaken = await tx.module.findFirst({ where: { OR: [{ slug: address }, { address }] }, select: { id: true } });
  const { count } = isTaken ? { count: 0 } : await tx.module.createMany({ data: [{ id, slug: address, address, ...of, createdAt: now() }], skipDuplicates: true });
  if (count === 0) throw new Refusal('academy.authoring.refusals.addressTaken');
  return id;
}

interface Beginning {
  moduleId: string;
  networkId: string;
  version: number;
  language: string;
  available: number;
  pieces: readonly WrittenPiece[];
  facts?: Pick<ModuleVersion, 'licence' | 'components' | 'criteria' | 'competencies' | 'audience' | 'prerequisites'>;
}

/** Keeps a version that begins, with the pieces it begins with. Within the transaction of that. */
export async function beginVersion(tx: Transaction, person: AskingPerson, { moduleId, networkId, pieces, facts, ...version }: Beginning): Promise<string> {
  const { id } = await tx.moduleVersion.create({ data: { id: newId(), moduleId, contentHash: '', plan: [], questions: [], minutes: 0, licence: 'CC-BY-NC-SA-4.0', components: [], criteria: [], competencies: [], audience: [], prerequisites: [], ...facts, ...version, editedAt: now() }, select: { id: true } });
  await keepPieces(tx, person, { id, networkId }, pieces);
  await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'module.begun', subjectType: 'moduleVersion', subjectId: id, data: { version: version.version } });
  return id;
}

/** Throws away what was never published; its address is free again when nothing of the module was. @throws NotFound @throws Refusal when it was changed since it was seen */
export async function discardDraft(person: AskingPerson, id: string, edit: number): Promise<void> {
  const { moduleId, module } = await findDraft(person, id);
  await inTransaction(async (tx) => {
    const { count } = await tx.moduleVersion.deleteMany({ where: { id, state: 'draft', edit } });
    if (count === 0) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
    if ((await tx.moduleVersion.count({ where: { moduleId } })) === 0) await tx.module.delete({ where: { id: moduleId }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: module.networkId, kind: 'module.discarded', subjectType: 'moduleVersion', subjectId: id });
  });
}
