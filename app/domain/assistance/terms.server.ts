import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { Engagement, Terms } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { findEngagement, type FoundEngagement } from './engagements.server.ts';
import type { TermsEntry } from './model.ts';
import { holdEngagement, moveEngagement } from './moving.server.ts';
import { missingInTerms, sameWords } from './whole.ts';

export interface WrittenTerms extends TermsEntry {
  id: string;
  version: number;
  state: Terms['state'];
  editedAt: Date;
  agreedAt: Date | null;
}

type TermsText = 'objectives' | 'outputs' | 'method';

function placeOf(field: TermsText, rowId: string) {
  return { model: 'terms', field, rowId };
}

function unsealTerms(row: Terms, safe: Safe): WrittenTerms {
  const { id, version, state, edit, halfDays, startsOn, endsOn, editedAt, agreedAt } = row;
  const open = (field: TermsText) => safe.unseal(row[field], placeOf(field, id)) ?? '';
  return { id, version, state, edit, objectives: open('objectives'), outputs: open('outputs'), method: open('method'), halfDays, startsOn, endsOn, editedAt, agreedAt };
}

/** Who writes and agrees: the network's coordinator, and the leads of the organisations. Providers read. */
export function writesTerms(engagement: FoundEngagement): boolean {
  return engagement.coordinates || engagement.represents.length > 0;
}

function isOver({ state }: Pick<Engagement, 'state'>): boolean {
  return state === 'closed' || state === 'cancelled';
}

/** All versions, the newest first, with who agreed to each as it reads now. @throws NotFound */
export async function readTerms(person: AskingPerson, engagementId: string) {
  const engagement = await findEngagement(person, engagementId);
  const rows = await database().terms.findMany({ where: { engagementId }, relationLoadStrategy: 'join', orderBy: { version: 'desc' }, take: 100, include: { agreements: { orderBy: { at: 'asc' }, include: { organisation: { select: { name: true } } } } } });
  const safe = await openSafe(engagementId);
  const sides = sidesOf(engagement);
  const own = ownSides(engagement);
  const versions = rows.map(({ agreements, ...row }) => {
    const standing = agreements.filter(({ edit }) => edit === row.edit);
    return {
      ...unsealTerms(row, safe),
      missing: missingInTerms(unsealTerms(row, safe)),
      agreements: standing.map(({ organisationId, organisation, at }) => ({ organisationId, name: organisation.name, at: at.toISOString() })),
      waitsFor: row.state === 'draft' ? sides.filter(({ id }) => !standing.some((one) => one.organisationId === id)).map(({ name }) => name) : [],
      /** Agreed by this person's own side, as it reads now. */
      ownAgreed: own.length > 0 && own.every((id) => standing.some((one) => one.organisationId === id)),
    };
  });
  const draft = versions.find(({ state }) => state === 'draft') ?? null;
  const writes = writesTerms(engagement) && !isOver(engagement);
  // Who gives sees what was agreed, not what is still talked about.
  const visible = writesTerms(engagement) ? versions : versions.filter(({ state }) => state !== 'draft');
  return { engagement, versions: visible, ownNames: sides.filter(({ id }) => own.includes(id)).map(({ name }) => name), may: { write: writes && draft !== null, agree: writes && draft !== null && !draft.ownAgreed, propose: writes && draft === null } };
}

/** Every side that has to agree, each once: the network, and each organisation that shares in it. */
function sidesOf({ network, organisations }: FoundEngagement): { id: string; name: string }[] {
  return [network, ...organisations.filter(({ id }) => id !== network.id)];
}

/** The sides for which the person can agree. */
function ownSides(engagement: FoundEngagement): string[] {
  return [...new Set([...(engagement.coordinates ? [engagement.networkId] : []), ...engagement.represents])];
}

async function findToWrite(person: AskingPerson, engagementId: string): Promise<FoundEngagement> {
  const engagement = await findEngagement(person, engagementId);
  if (!writesTerms(engagement)) throw new Refusal('assistance.refusals.notYours');
  if (isOver(engagement)) throw new Refusal('assistance.refusals.closed');
  return engagement;
}

/** Holds an engagement that has not ended: whoever ends it at the same moment waits, or was first. @throws Refusal */
async function holdUnfinished(tx: Transaction, engagementId: string): Promise<Engagement> {
  const held = await holdEngagement(tx, engagementId);
  if (isOver(held)) throw new Refusal('assistance.refusals.closed');
  return held;
}

async function findDraft(engagementId: string): Promise<WrittenTerms> {
  const row = await database().terms.findFirst({ where: { engagementId, state: 'draft' } });
  if (!row) throw new Refusal('assistance.refusals.noDraft');
  return unsealTerms(row, await openSafe(engagementId));
}

/** The draft, to be written on. @throws NotFound, and Refusal when there is none */
export async function readTermsForm(person: AskingPerson, engagementId: string): Promise<{ engagement: FoundEngagement; written: WrittenTerms }> {
  const engagement = await findToWrite(person, engagementId);
  return { engagement, written: await findDraft(engagementId) };
}

export type SavedTerms = { state: 'saved'; version: number; savedAt: string } | { state: 'conflict'; theirs: WrittenTerms };

/** Saves the draft over the edit that the writer saw; over a newer one nothing is written, and that one is returned. Who agreed to an earlier edit has not agreed to this one. */
export async function saveTerms(person: AskingPerson, engagementId: string, entry: TermsEntry): Promise<SavedTerms> {
  const { networkId } = await findToWrite(person, engagementId);
  const draft = await findDraft(engagementId);
  const safe = await openSafe(engagementId);
  const seal = (field: TermsText) => safe.seal(entry[field] === '' ? null : entry[field], placeOf(field, draft.id));
  const editedAt = now();
  const isSaved = await inTransaction(async (tx) => {
    const { count } = await tx.terms.updateMany({
      where: { id: draft.id, state: 'draft', edit: entry.edit },
      data: { objectives: seal('objectives'), outputs: seal('outputs'), method: seal('method'), halfDays: entry.halfDays, startsOn: entry.startsOn, endsOn: entry.endsOn, edit: entry.edit + 1, editedById: person.id, editedAt },
    });
    // Whoever agreed did so to other words: only then is there something to tell.
    if (count > 0 && (await tx.termsAgreement.count({ where: { termsId: draft.id, edit: entry.edit } })) > 0) await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'terms.changed', subjectType: 'engagement', subjectId: engagementId, data: { version: draft.version } });
    return count > 0;
  });
  if (isSaved) return { state: 'saved', version: entry.edit + 1, savedAt: editedAt.toISOString() };
  const theirs = await findDraft(engagementId);
  return sameWords(theirs, entry) ? { state: 'saved', version: theirs.edit, savedAt: theirs.editedAt.toISOString() } : { state: 'conflict', theirs };
}

/**
 * Agrees to the draft as the person saw it, for their side. With the last side it is in force, and the version before it is
 * replaced. @throws Refusal when it was changed meanwhile, or says too little
 */
export async function agreeToTerms(person: AskingPerson, engagementId: string, edit: number): Promise<'waiting' | 'agreed'> {
  const engagement = await findToWrite(person, engagementId);
  return inTransaction(async (tx) => {
    const held = await holdUnfinished(tx, engagementId);
    const [draft] = await tx.$queryRaw<{ id: string }[]>`select id::text from terms where engagement_id = ${engagementId}::uuid and state = 'draft' for update`;
    if (!draft) throw new Refusal('assistance.refusals.noDraft');
    const row = await tx.terms.findUniqueOrThrow({ where: { id: draft.id } });
    if (row.edit !== edit) throw new Refusal('assistance.refusals.changedMeanwhile');
    if (Object.keys(missingInTerms(unsealTerms(row, await openSafe(engagementId, tx)))).length > 0) throw new Refusal('assistance.refusals.termsNotWhole');
    for (const organisationId of ownSides(engagement)) {
      const agreed = { edit, personId: person.id, at: now() };
      await tx.termsAgreement.upsert({ where: { termsId_organisationId: { termsId: row.id, organisationId } }, create: { termsId: row.id, organisationId, ...agreed }, update: agreed, select: { edit: true } });
    }
    await recordActivity(tx, { actor: person.id, organisationId: engagement.networkId, kind: 'terms.agreedByOneSide', subjectType: 'engagement', subjectId: engagementId, data: { version: row.version } });
    return (await putInForce(tx, person.id, held)) ? 'agreed' : 'waiting';
  });
}

/** Puts the draft in force once every side has agreed to it as it reads now. Within a transaction that holds the engagement. */
export async function putInForce(tx: Transaction, byId: string | null, { id: engagementId, networkId, state }: Pick<Engagement, 'id' | 'networkId' | 'state'>): Promise<boolean> {
  const draft = await tx.terms.findFirst({ where: { engagementId, state: 'draft' }, include: { agreements: true } });
  const sharing = await tx.engagementOrganisation.findMany({ where: { engagementId, leftAt: null }, select: { organisationId: true } });
  const sides = new Set([networkId, ...sharing.map((one) => one.organisationId)]);
  if (!draft || sharing.length === 0 || ![...sides].every((id) => draft.agreements.some((one) => one.organisationId === id && one.edit === draft.edit))) return false;
  await tx.terms.updateMany({ where: { engagementId, state: 'agreed' }, data: { state: 'replaced' } });
  await tx.terms.update({ where: { id: draft.id }, data: { state: 'agreed', agreedAt: now() }, select: { id: true } });
  if (state === 'scoping') await moveEngagement(tx, engagementId, 'agree');
  for (const organisationId of sides) await recordActivity(tx, { actor: byId, organisationId, kind: 'terms.agreed', subjectType: 'engagement', subjectId: engagementId, data: { version: draft.version } });
  return true;
}

/** Begins the next version from the one in force, which stays so until all sides agree to the next. @throws Refusal while there is a draft */
export async function proposeTerms(person: AskingPerson, engagementId: string): Promise<void> {
  const { networkId } = await findToWrite(person, engagementId);
  await inTransaction(async (tx) => {
    await holdUnfinished(tx, engagementId);
    if (await tx.terms.findFirst({ where: { engagementId, state: 'draft' }, select: { id: true } })) throw new Refusal('assistance.refusals.draftThere');
    const agreed = await tx.terms.findFirst({ where: { engagementId, state: 'agreed' } });
    if (!agreed) throw new NotFound();
    const safe = await openSafe(engagementId, tx);
    const written = unsealTerms(agreed, safe);
    const id = newId();
    const seal = (field: TermsText) => safe.seal(written[field], placeOf(field, id));
    await tx.terms.create({
      data: { id, engagementId, version: agreed.version + 1, objectives: seal('objectives'), outputs: seal('outputs'), method: seal('method'), halfDays: agreed.halfDays, startsOn: agreed.startsOn, endsOn: agreed.endsOn, editedById: person.id, createdAt: now(), editedAt: now() },
      select: { id: true },
    });
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'terms.proposed', subjectType: 'engagement', subjectId: engagementId, data: { version: agreed.version + 1 } });
  });
}
