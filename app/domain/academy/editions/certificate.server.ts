import { createHash, randomBytes } from 'node:crypto';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { formatCode } from '#app/domain/accounts/recovery-codes.ts';
import { countLookUp } from '#app/domain/accounts/sign-in-limits.server.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { readAttendanceFigures } from './attendance.server.ts';
import { CODE_BYTES, mayHaveCertificate, referenceOf, typedCode } from './certificate.ts';
import type { PaperNameEntry } from './paper-name-form.ts';
import { sealPaperName, unsealDelegate } from './delegate-safe.server.ts';
import { dayOf } from './editions.server.ts';

const placeOf = (rowId: string) => ({ model: 'edition_certificate', field: 'code', rowId });

/** Chance of 80 bits needs no salt: nobody can try them all. */
const hashCode = (code: string) => createHash('sha256').update(`certificate ${code}`).digest('hex');

const referenceOfEdition = (id: string) => referenceOf(createHash('sha256').update(`edition ${id}`).digest());

/** Somebody's own part in an edition that is over, with the certificate that stands for it. It stays theirs when they leave the organisation. @throws NotFound */
export async function readCertificate(person: AskingPerson, delegateId: string) {
  const row = await database().editionDelegate.findFirst({
    where: { id: delegateId, personId: person.id, state: 'confirmed', team: { is: { state: 'selected', edition: { is: { state: { in: ['finished', 'closed'] } } } } } },
    relationLoadStrategy: 'join',
    include: { certificates: { where: { withdrawnAt: null } }, team: { select: { edition: { select: { id: true, startsOn: true, endsOn: true } } } } },
  });
  if (!row) throw new NotFound();
  const { edition } = row.team;
  const [safe, attendance] = await Promise.all([openSafe(person.id), readAttendanceFigures(edition.id)]);
  const [standing] = row.certificates;
  return {
    delegateId,
    editionId: edition.id,
    version: row.version,
    name: unsealDelegate(safe, row).paperName ?? '',
    days: { startsOn: dayOf(edition.startsOn), endsOn: dayOf(edition.endsOn) },
    reference: referenceOfEdition(edition.id),
    mayHave: mayHaveCertificate(attendance, delegateId),
    certificate: standing ? { id: standing.id, code: safe.unseal(standing.code, placeOf(standing.id)) ?? '', issuedAt: standing.issuedAt.toISOString() } : null,
  };
}

/** Gives somebody their certificate; where one stands, nothing changes. @throws NotFound; Refusal without a name for it, and to whom the lists never found there */
export async function issueCertificate(person: AskingPerson, delegateId: string): Promise<void> {
  const { certificate, name, mayHave } = await readCertificate(person, delegateId);
  if (certificate) return;
  if (!mayHave) throw new Refusal('academy.certificate.refusals.notThere');
  if (name === '') throw new Refusal('academy.certificate.refusals.noName');
  const [id, code] = [newId(), formatCode(randomBytes(CODE_BYTES))];
  await inTransaction(async (tx) => {
    await holdPart(tx, delegateId);
    const sealed = (await openSafe(person.id, tx)).seal(code, placeOf(id));
    // Pressed twice at once, one stands.
    const { count } = await tx.editionCertificate.createMany({ data: [{ id, delegateId, codeHash: hashCode(code), code: sealed, issuedAt: now() }], skipDuplicates: true });
    if (count > 0) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'certificate.issued', subjectType: 'delegate', subjectId: delegateId });
  });
}

/**
 * Puts the name right that stands on somebody's papers, also once the edition is over. One certificate is in one name: where one stands, it is withdrawn first and made anew.
 * @throws NotFound; Refusal where one stands, and over a newer name
 */
export async function keepPaperName(person: AskingPerson, delegateId: string, { paperName, version }: PaperNameEntry): Promise<void> {
  await readCertificate(person, delegateId);
  await inTransaction(async (tx) => {
    await holdPart(tx, delegateId);
    if ((await tx.editionCertificate.count({ where: { delegateId, withdrawnAt: null } })) > 0) throw new Refusal('academy.certificate.refusals.nameStands');
    const { count } = await tx.editionDelegate.updateMany({ where: { id: delegateId, version, state: 'confirmed' }, data: { paperName: sealPaperName(await openSafe(person.id, tx), delegateId, paperName), version: version + 1 } });
    if (count === 0) throw new Refusal('academy.editions.refusals.changedMeanwhile');
  });
}

/** Holds somebody's own part: a certificate is in the name that stands when it is made. */
async function holdPart(tx: Transaction, delegateId: string): Promise<void> {
  await tx.$queryRaw`select 1 from edition_delegate where id = ${delegateId}::uuid for update`;
}

/** Withdraws one's certificate: whoever looks its code up finds nothing any more. @throws NotFound; Refusal where none stands */
export async function withdrawCertificate(person: AskingPerson, delegateId: string): Promise<void> {
  const { certificate } = await readCertificate(person, delegateId);
  if (!certificate) throw new Refusal('academy.certificate.refusals.none');
  await inTransaction(async (tx) => {
    const { count } = await tx.editionCertificate.updateMany({ where: { id: certificate.id, withdrawnAt: null }, data: { withdrawnAt: now(), code: null } });
    if (count > 0) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'certificate.withdrawn', subjectType: 'delegate', subjectId: delegateId });
  });
}

/**
 * What anyone is told of a code: of which edition it is, by letters that tell nothing more, and on which day that ended; no name and no
 * place. What never was a code, what was withdrawn and what is of an edition that is no longer over are null alike, after the same one question.
 * @throws Refusal `accounts.refusals.slowDown`
 */
export async function lookUpCode(typed: string, address: string): Promise<{ reference: string; endedOn: string } | null> {
  await countLookUp(address);
  const found = await database().editionCertificate.findFirst({
    where: { codeHash: hashCode(typedCode(typed)), withdrawnAt: null, delegate: { is: { state: 'confirmed', team: { is: { state: 'selected', edition: { is: { state: { in: ['finished', 'closed'] } } } } } } } },
    relationLoadStrategy: 'join',
    select: { delegate: { select: { team: { select: { edition: { select: { id: true, endsOn: true } } } } } } },
  });
  const edition = found?.delegate.team.edition;
  return edition ? { reference: referenceOfEdition(edition.id), endedOn: dayOf(edition.endsOn) } : null;
}
