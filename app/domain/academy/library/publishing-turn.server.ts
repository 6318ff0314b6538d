import type { Transaction } from '#app/platform/database.server.ts';

const TURN = 5_103_220;

/** Those who publish at once take turns, from files or in the browser: what is weighed against all that is published holds until the end of the transaction. */
export async function takeTurn(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${TURN})`;
}
