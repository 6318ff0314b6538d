import { Refusal } from '#app/domain/refusal.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';

/** The safe of a pairing. @throws Refusal when it is erased in this very moment: its key is gone, and is never made anew */
export async function openPairing(pairingId: string, tx: Transaction = database()): Promise<Safe> {
  try {
    return await openSafe(pairingId, tx);
  } catch (error) {
    // Asked outside of the transaction, which has failed by now.
    if ((await database().pairing.count({ where: { id: pairingId, erasedAt: { not: null } } })) > 0) throw new Refusal('mentoring.refusals.erased');
    throw error;
  }
}
