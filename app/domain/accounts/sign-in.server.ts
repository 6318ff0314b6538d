import { Refusal } from '#app/domain/refusal.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { passphraseMatches } from './argon2.server.ts';
import { assertStillConfirmed } from './credentials.server.ts';
import { openSession } from './lucia.server.ts';
import { foldPseudonym } from './model.ts';
import { countAttempt, forgiveAttempts } from './sign-in-limits.server.ts';

export interface SignIn {
  pseudonym: string;
  passphrase: string;
  sharedDevice: boolean;
  /** Where the attempt comes from; only ever kept as a keyed hash that changes every day. */
  address: string;
  /** Whether this device proved that this account signed in from it before. */
  knownDevice: boolean;
}

/**
 * Opens a session. An unknown name, a wrong passphrase and a suspended account get the same answer after the same work.
 * @returns the session's id and whose it is
 * @throws Refusal `accounts.refusals.signIn`, or `accounts.refusals.slowDown` with `minutes`
 */
export async function signIn({ pseudonym, passphrase, sharedDevice, address, knownDevice }: SignIn): Promise<{ sessionId: string; personId: string }> {
  const name = foldPseudonym(pseudonym);
  await countAttempt(name, address, knownDevice);
  const found = await database().person.findUnique({
    where: { signInName: name },
    relationLoadStrategy: 'join',
    select: { id: true, suspendedAt: true, credential: { select: { passphraseHash: true } } },
  });
  const passphraseHash = found?.credential?.passphraseHash ?? null;
  const matches = await passphraseMatches(passphrase, passphraseHash);
  if (!found || !passphraseHash || !matches || found.suspendedAt) throw new Refusal('accounts.refusals.signIn');
  const sessionId = await inTransaction(async (tx) => {
    await assertStillConfirmed(tx, { personId: found.id, passphraseHash }, 'accounts.refusals.signIn');
    return openSession(found.id, sharedDevice, tx);
  });
  await forgiveAttempts(name, address);
  return { sessionId, personId: found.id };
}
