import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Safe } from '#app/platform/encryption.server.ts';
import type { PairingAgreement } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { missingInAgreement, sameAgreement, type AgreementEntry } from './agreement-form.ts';
import { AGREEMENT_TEXTS, type AgreementText } from './agreement-texts.ts';
import { findPairing, holdPairing, movePairing, type Standing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';

export interface WrittenAgreement extends AgreementEntry {
  id: string;
  version: number;
  state: PairingAgreement['state'];
  editedAt: Date;
  signedAt: Date | null;
}

const placeOf = (field: AgreementText, rowId: string) => ({ model: 'pairing_agreement', field, rowId });

function unsealAgreement(row: PairingAgreement, safe: Safe): WrittenAgreement {
  const { id, version, state, edit, rhythmWeeks, months, editedAt, signedAt } = row;
  const open = (field: AgreementText) => safe.unseal(row[field], placeOf(field, id)) ?? '';
  return { id, version, state, edit, rhythmWeeks, months, editedAt, signedAt, expectations: open('expectations'), confidentiality: open('confidentiality'), channels: open('channels'), danger: open('danger') };
}

function sealTexts(entry: AgreementEntry, safe: Safe, id: string) {
  return Object.fromEntries(AGREEMENT_TEXTS.map((field) => [field, safe.seal(entry[field] === '' ? null : entry[field], placeOf(field, id))])) as Record<AgreementText, string | null>;
}

/** All versions, the newest first, each with who has signed it as it reads now. @throws NotFound */
export async function readAgreement(person: AskingPerson, pairingId: string) {
  const standing = await findPairing(person, pairingId);
  const rows = await database().pairingAgreement.findMany({ where: { pairingId }, relationLoadStrategy: 'join', orderBy: { version: 'desc' }, include: { signatures: { select: { personId: true, edit: true, at: true } } } });
  const safe = await openPairing(pairingId);
  const versions = rows.map(({ signatures, ...row }) => {
    const valid = signatures.filter(({ edit }) => edit === row.edit);
    const written = unsealAgreement(row, safe);
    return { ...written, missing: missingInAgreement(written), signedBy: standing.people.filter(({ id }) => valid.some(({ personId }) => personId === id)).map(({ name }) => name), ownSigned: valid.some(({ personId }) => personId === person.id) };
  });
  const draft = versions.find(({ state }) => state === 'draft') ?? null;
  const isOpen = standing.pairing.state !== 'closed';
  return { standing, versions, may: { begin: isOpen && versions.length === 0, write: isOpen && draft !== null, sign: isOpen && draft !== null && !draft.ownSigned && draft.missing.length === 0, propose: isOpen && draft === null && versions.length > 0 } };
}

async function findDraft(pairingId: string, tx: Transaction = database()): Promise<WrittenAgreement | null> {
  const row = await tx.pairingAgreement.findFirst({ where: { pairingId, state: 'draft' } });
  return row && unsealAgreement(row, await openPairing(pairingId, tx));
}

async function findOpen(person: AskingPerson, pairingId: string): Promise<Standing> {
  const standing = await findPairing(person, pairingId);
  if (standing.pairing.state === 'closed') throw new Refusal('mentoring.refusals.over');
  return standing;
}

/** The draft to write on; null where nothing has been written yet, and the template stands instead. @throws Refusal when all is signed */
export async function readAgreementForm(person: AskingPerson, pairingId: string): Promise<{ standing: Standing; written: WrittenAgreement | null }> {
  const standing = await findOpen(person, pairingId);
  const written = await findDraft(pairingId);
  if (!written && (await database().pairingAgreement.count({ where: { pairingId } })) > 0) throw new Refusal('mentoring.refusals.noDraft');
  return { standing, written };
}

export type SavedAgreement = { state: 'saved'; edit: number; savedAt: string } | { state: 'conflict'; theirs: WrittenAgreement };

/** Saves the draft over the edit that the writer saw, where anything in it changed; over a newer one nothing is written, and that one is returned. Who signed an earlier edit has not signed this one, and the other of the two is told so. */
export async function saveAgreement(person: AskingPerson, pairingId: string, entry: AgreementEntry): Promise<SavedAgreement> {
  await findOpen(person, pairingId);
  return inTransaction(async (tx) => {
    const { state } = await holdPairing(tx, pairingId);
    if (state === 'closed') throw new Refusal('mentoring.refusals.over');
    const safe = await openPairing(pairingId, tx);
    const draft = await findDraft(pairingId, tx);
    const { rhythmWeeks, months } = entry;
    const editedAt = now();
    // What says the same is no new edit: who signed it has signed it still.
    if (draft && sameAgreement(draft, entry)) return { state: 'saved', edit: draft.edit, savedAt: draft.editedAt.toISOString() };
    if (draft && draft.edit !== entry.edit) return { state: 'conflict', theirs: draft };
    if (draft) {
      await tx.pairingAgreement.update({ where: { id: draft.id }, data: { ...sealTexts(entry, safe, draft.id), rhythmWeeks, months, edit: entry.edit + 1, editedById: person.id, editedAt }, select: { id: true } });
      // Whoever had signed what is written over has not signed what stands there now, and is to know it.
      if ((await tx.agreementSignature.count({ where: { agreementId: draft.id, edit: draft.edit, personId: { not: person.id } } })) > 0) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'agreement.proposed', subjectType: 'pairing', subjectId: pairingId });
      return { state: 'saved', edit: entry.edit + 1, savedAt: editedAt.toISOString() };
    }
    if ((await tx.pairingAgreement.count({ where: { pairingId } })) > 0) throw new Refusal('mentoring.refusals.noDraft');
    const id = newId();
    await tx.pairingAgreement.create({ data: { id, pairingId, version: 1, ...sealTexts(entry, safe, id), rhythmWeeks, months, editedById: person.id, createdAt: editedAt, editedAt }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'agreement.proposed', subjectType: 'pairing', subjectId: pairingId });
    return { state: 'saved', edit: 1, savedAt: editedAt.toISOString() };
  });
}

/**
 * Signs the draft as the person saw it. With the second signature it is in force, the one before it is replaced, and the first
 * one makes the pairing active. @throws Refusal when it was changed meanwhile, or says too little
 */
export async function signAgreement(person: AskingPerson, pairingId: string, edit: number): Promise<'waiting' | 'signed'> {
  await findOpen(person, pairingId);
  return inTransaction(async (tx) => {
    const pairing = await holdPairing(tx, pairingId);
    if (pairing.state === 'closed') throw new Refusal('mentoring.refusals.over');
    const draft = await findDraft(pairingId, tx);
    if (!draft) throw new Refusal('mentoring.refusals.noDraft');
    if (draft.edit !== edit) throw new Refusal('mentoring.refusals.changedMeanwhile');
    if (missingInAgreement(draft).length > 0) throw new Refusal('mentoring.refusals.agreementNotWhole');
    const signature = { edit, at: now() };
    await tx.agreementSignature.upsert({ where: { agreementId_personId: { agreementId: draft.id, personId: person.id } }, create: { agreementId: draft.id, personId: person.id, ...signature }, update: signature, select: { edit: true } });
    const isSigned = (await tx.agreementSignature.count({ where: { agreementId: draft.id, edit } })) === 2;
    if (isSigned) {
      await tx.pairingAgreement.updateMany({ where: { pairingId, state: 'signed' }, data: { state: 'replaced' } });
      await tx.pairingAgreement.update({ where: { id: draft.id }, data: { state: 'signed', signedAt: signature.at }, select: { id: true } });
      if (pairing.state === 'accepted') await movePairing(tx, pairingId, 'sign', { activeAt: signature.at });
    }
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: isSigned ? 'agreement.signed' : 'agreement.signedByOne', subjectType: 'pairing', subjectId: pairingId });
    return isSigned ? 'signed' : 'waiting';
  });
}

/** Begins the next version from the one in force, which stays so until both sign the next. @throws Refusal while there is a draft */
export async function proposeAgreement(person: AskingPerson, pairingId: string): Promise<void> {
  await findOpen(person, pairingId);
  await inTransaction(async (tx) => {
    if ((await holdPairing(tx, pairingId)).state === 'closed') throw new Refusal('mentoring.refusals.over');
    if (await findDraft(pairingId, tx)) throw new Refusal('mentoring.refusals.draftThere');
    const row = await tx.pairingAgreement.findFirst({ where: { pairingId, state: 'signed' } });
    if (!row) throw new Refusal('mentoring.refusals.notNow');
    const safe = await openPairing(pairingId, tx);
    const signed = unsealAgreement(row, safe);
    const id = newId();
    await tx.pairingAgreement.create({ data: { id, pairingId, version: signed.version + 1, ...sealTexts(signed, safe, id), rhythmWeeks: signed.rhythmWeeks, months: signed.months, editedById: person.id, createdAt: now(), editedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'agreement.proposed', subjectType: 'pairing', subjectId: pairingId });
  });
}
