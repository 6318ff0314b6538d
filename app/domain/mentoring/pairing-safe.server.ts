import { Refusal } from '#app/domain/refusal.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { keepApart, KeyGone, openSafe, type Safe } from '#app/platform/encryption.server.ts';
import { forgetSecret } from '#app/platform/key-secrets.server.ts';

/**
 * The safe of a pairing, whose key is kept apart from the database. @throws Refusal when it is erased: in this very moment, as its key is
 * never made anew, or before and brought back with an old copy of the database
 */
export async function openPairing(pairingId: string, tx: Transaction = database()): Promise<Safe> {
  try {
    return await openSafe(pairingId, tx, 'apart');
  } catch (error) {
    if (error instanceof KeyGone) throw new Refusal('mentoring.refusals.erased');
    // Asked outside of the transaction, which has failed by now.
    if ((await database().pairing.count({ where: { id: pairingId, erasedAt: { not: null } } })) > 0) throw new Refusal('mentoring.refusals.erased');
    throw error;
  }
}

/**
 * Part of each start: keys that were made before they were kept apart are so from now on, and what an erasure that broke off had left of
 * a secret goes.
 */
export async function keepPairingsApart(): Promise<void> {
  const pairings = await database().pairing.findMany({ select: { id: true, erasedAt: true } });
  await keepApart(pairings.filter(({ erasedAt }) => erasedAt === null).map(({ id }) => id));
  for (const { id } of pairings.filter(({ erasedAt }) => erasedAt !== null)) forgetSecret(id);
}
