import { randomBytes } from 'node:crypto';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { hashPassphrase } from './argon2.server.ts';
import { assertFit, assertStillConfirmed, type Confirmed } from './credentials.server.ts';
import { endAllSessions, hashToken } from './lucia.server.ts';
import { foldPseudonym } from './model.ts';
import type { AskingPerson } from './person.ts';
import { foldCode, formatCode } from './recovery-codes.ts';
import { countAttempt, forgiveAttempts } from './sign-in-limits.server.ts';

const CODES = 10;

/** Replaces a person's recovery codes by ten new ones and returns them: the only time they can be read. */
export async function issueRecoveryCodes(tx: Transaction, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => formatCode(randomBytes(10)));
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ personId, codeHash: hashToken(code) })) });
  return codes;
}

export async function countUnusedCodes(person: AskingPerson): Promise<number> {
  return database().recoveryCode.count({ where: { personId: person.id, usedAt: null } });
}

/** Ten new codes for whoever has just given their passphrase. @throws Refusal when it was changed or recovered meanwhile */
export async function renewRecoveryCodes(person: AskingPerson, confirmed: Confirmed): Promise<string[]> {
  return inTransaction(async (tx) => {
    await assertStillConfirmed(tx, confirmed, 'accounts.refusals.wrongPassphrase');
    const codes = await issueRecoveryCodes(tx, person.id);
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'account.recoveryCodesRenewed', subjectType: 'person', subjectId: person.id });
    return codes;
  });
}

/**
 * Sets a new passphrase with a one-time code and ends every session of the person. The answer to an unknown name, a wrong
 * code and a used code is one and the same, and takes the same work.
 * @throws Refusal `accounts.refusals.recovery`, or `accounts.refusals.slowDown` with `minutes`
 */
export async function recoverAccount(pseudonym: string, typedCode: string, passphrase: string, address: string): Promise<string> {
  const name = foldPseudonym(pseudonym);
  await countAttempt(name, address, false);
  await assertFit(passphrase, pseudonym);
  const passphraseHash = await hashPassphrase(passphrase);
  const found = await database().person.findUnique({ where: { signInName: name }, select: { id: true, suspendedAt: true } });
  const mayBe = found && !found.suspendedAt ? found.id : '00000000-0000-7000-8000-000000000000';
  const personId = await inTransaction(async (tx) => {
    // Before the codes, as whoever asks for new ones does: of the two one comes after the other.
    await tx.$queryRaw`select 1 from credential where person_id = ${mayBe}::uuid for no key update`;
    const used = await tx.recoveryCode.updateMany({
      where: { personId: mayBe, codeHash: hashToken(foldCode(typedCode)), usedAt: null },
      data: { usedAt: now() },
    });
    if (!found || used.count !== 1) return null;
    await tx.credential.update({ where: { personId: found.id }, data: { passphraseHash, changedAt: now() }, select: { personId: true } });
    await recordActivity(tx, { actor: found.id, organisationId: null, kind: 'account.recovered', subjectType: 'person', subjectId: found.id });
    await endAllSessions(found.id, tx);
    return found.id;
  });
  if (!personId) throw new Refusal('accounts.refusals.recovery');
  await forgiveAttempts(name, address);
  return personId;
}
