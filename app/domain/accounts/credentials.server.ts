import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { hashPassphrase, passphraseMatches } from './argon2.server.ts';
import { endAllSessions, openSession } from './lucia.server.ts';
import { faultOf } from './passphrase.ts';
import type { AskingPerson } from './person.ts';
import { countAttempt, forgiveAttempts } from './sign-in-limits.server.ts';
import { foldPseudonym } from './model.ts';

/** @throws Refusal with the reason, a locale key, when a new passphrase is one that a guesser tries first */
export async function assertFit(passphrase: string, pseudonym: string): Promise<void> {
  // Fifty thousand of them take their room in memory: only once somebody chooses a passphrase.
  const { COMMON_PASSPHRASES } = await import('./common-passphrases.server.ts');
  const fault = faultOf(passphrase, pseudonym, COMMON_PASSPHRASES);
  if (fault) throw new Refusal(fault);
}

/** Whose passphrase was found right, and as what it was kept then. */
export interface Confirmed {
  personId: string;
  passphraseHash: string;
}

/**
 * Asks again for the passphrase before something that matters; slowed like a sign-in. Comparing takes its time, and meanwhile
 * another may have been set: what is done by it looks once more (`assertStillConfirmed`).
 * @throws Refusal `accounts.refusals.wrongPassphrase`
 */
export async function confirmPassphrase(person: AskingPerson, passphrase: string, address: string): Promise<Confirmed> {
  const name = foldPseudonym(person.pseudonym);
  await countAttempt(name, address, false);
  const credential = await database().credential.findUnique({ where: { personId: person.id }, select: { passphraseHash: true } });
  if (!(await passphraseMatches(passphrase, credential?.passphraseHash ?? null)) || !credential) throw new Refusal('accounts.refusals.wrongPassphrase');
  await forgiveAttempts(name, address);
  return { personId: person.id, ...credential };
}

/**
 * Within the transaction of what is done by a passphrase: it is still the one. From here on whoever sets another waits, and then
 * finds what was done; who is setting one is waited for. @throws Refusal `reason` when it was changed or recovered meanwhile
 */
export async function assertStillConfirmed(tx: Transaction, { personId, passphraseHash }: Confirmed, reason: string): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`select 1 from credential where person_id = ${personId}::uuid and passphrase_hash = ${passphraseHash} for no key update`;
  if (held.length === 0) throw new Refusal(reason);
}

/** Changes the passphrase, ends every session and opens a new one, whose id is returned. @throws Refusal */
export async function changePassphrase(person: AskingPerson, current: string, next: string, sharedDevice: boolean, address: string): Promise<string> {
  const confirmed = await confirmPassphrase(person, current, address);
  await assertFit(next, person.pseudonym);
  const passphraseHash = await hashPassphrase(next);
  return inTransaction(async (tx) => {
    await assertStillConfirmed(tx, confirmed, 'accounts.refusals.wrongPassphrase');
    await tx.credential.update({ where: { personId: person.id }, data: { passphraseHash, changedAt: now() }, select: { personId: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'account.passphraseChanged', subjectType: 'person', subjectId: person.id });
    await endAllSessions(person.id, tx);
    return openSession(person.id, sharedDevice, tx);
  });
}
