import { Refusal } from '#app/domain/refusal.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { keepApart, KeyGone, openSafe, type Safe } from '#app/platform/encryption.server.ts';
import { clearDrafts, DamagedSecret, forgetSecret } from '#app/platform/key-secrets.server.ts';

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

/** The same for lists, copies and erasing: null where it is erased, or what opens it is damaged, so that one such pairing does not stand in the way of all others. */
export async function openIfKept(pairingId: string, tx: Transaction = database()): Promise<Safe | null> {
  return openPairing(pairingId, tx).catch((error: unknown) => {
    if (error instanceof DamagedSecret || (error instanceof Refusal && error.reason === 'mentoring.refusals.erased')) return null;
    throw error;
  });
}

/**
 * Part of each start: keys that were made before they were kept apart are so from now on, and what an erasure that broke off had left of
 * a secret goes. How many keys need their folder from now on.
 */
export async function keepPairingsApart(): Promise<number> {
  clearDrafts();
  const pairings = await database().pairing.findMany({ where: { erasedAt: null }, select: { id: true } });
  const moved = await keepApart(pairings.map(({ id }) => id));
  await forgetErased();
  return moved;
}

/** What an erasure that broke off after it stood had left of a secret goes: asked again, the erasure itself would be refused. */
export async function forgetErased(): Promise<void> {
  for (const { id } of await database().pairing.findMany({ where: { erasedAt: { not: null } }, select: { id: true } })) forgetSecret(id);
}
