import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { foldPseudonym } from './model.ts';
import type { AskingPerson } from './person.ts';
import { issueRecoveryCodes } from './recovery.server.ts';

/** What an account is made of; the passphrase is hashed before the transaction begins. */
export interface NewAccount {
  pseudonym: string;
  passphraseHash: string;
  recoveryAddress: string | null;
  locale: Locale;
}

/** Where a person's recovery address is sealed: under the key of the person alone. */
function placeOfAddress(personId: string) {
  return { model: 'person', field: 'recovery_address', rowId: personId } as const;
}

/**
 * Makes the account of someone whose invitation was found good, within the transaction that uses it up.
 * @throws Refusal `accounts.refusals.pseudonymTaken`
 */
export async function createAccount(tx: Transaction, account: NewAccount): Promise<{ personId: string; recoveryCodes: string[] }> {
  const personId = newId();
  const signInName = foldPseudonym(account.pseudonym);
  const { count } = await tx.person.createMany({ data: [{ id: personId, pseudonym: account.pseudonym, signInName, locale: account.locale, createdAt: now() }], skipDuplicates: true });
  if (count === 0) throw new Refusal('accounts.refusals.pseudonymTaken');
  await tx.credential.create({ data: { personId, passphraseHash: account.passphraseHash, changedAt: now() }, select: { personId: true } });
  if (account.recoveryAddress) {
    const safe = await openSafe(personId, tx);
    await tx.person.update({ where: { id: personId }, data: { recoveryAddress: safe.seal(account.recoveryAddress, placeOfAddress(personId)) }, select: { id: true } });
  }
  const recoveryCodes = await issueRecoveryCodes(tx, personId);
  await recordActivity(tx, { actor: personId, organisationId: null, kind: 'account.created', subjectType: 'person', subjectId: personId });
  return { personId, recoveryCodes };
}

/** One's own recovery address, unsealed; null when none was given. */
export async function readRecoveryAddress(person: AskingPerson): Promise<string | null> {
  const { recoveryAddress } = await database().person.findUniqueOrThrow({ where: { id: person.id }, select: { recoveryAddress: true } });
  if (!recoveryAddress) return null;
  const safe = await openSafe(person.id);
  return safe.unseal(recoveryAddress, placeOfAddress(person.id));
}

export async function updateAccount(person: AskingPerson, change: { locale: Locale; timeZone: string | null; recoveryAddress: string | null }): Promise<void> {
  const { recoveryAddress, ...plain } = change;
  await inTransaction(async (tx) => {
    const sealed = recoveryAddress === null ? null : (await openSafe(person.id, tx)).seal(recoveryAddress, placeOfAddress(person.id));
    await tx.person.update({ where: { id: person.id }, data: { ...plain, recoveryAddress: sealed }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'account.updated', subjectType: 'person', subjectId: person.id });
  });
}

/** Remembers the language that the person chose. */
export async function chooseLocale(person: AskingPerson, locale: Locale): Promise<void> {
  await database().person.update({ where: { id: person.id }, data: { locale }, select: { id: true } });
}
