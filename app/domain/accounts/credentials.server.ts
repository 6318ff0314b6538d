import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
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

/**
 * Asks again for the passphrase before something that matters; slowed like a sign-in.
 * @throws Refusal `accounts.refusals.wrongPassphrase`
 */
export async function confirmPassphrase(person: AskingPerson, passphrase: string, address: string): Promise<void> {
  const name = foldPseudonym(person.pseudonym);
  await countAttempt(name, address, false);
  const credential = await database().credential.findUnique({ where: { personId: person.id }, select: { passphraseHash: true } });
  if (!(await passphraseMatches(passphrase, credential?.passphraseHash ?? null))) throw new Refusal('accounts.refusals.wrongPassphrase');
  await forgiveAttempts(name, address);
}

/** Changes the passphrase, ends every session and opens a new one, whose id is returned. */
export async function changePassphrase(person: AskingPerson, current: string, next: string, sharedDevice: boolean, address: string): Promise<string> {
  await confirmPassphrase(person, current, address);
  await assertFit(next, person.pseudonym);
  const passphraseHash = await hashPassphrase(next);
  await inTransaction(async (tx) => {
    await tx.credential.update({ where: { personId: person.id }, data: { passphraseHash, changedAt: now() }, select: { personId: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'account.passphraseChanged', subjectType: 'person', subjectId: person.id });
    await endAllSessions(person.id, tx);
  });
  return openSession(person.id, sharedDevice);
}
