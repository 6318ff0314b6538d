import type { Transaction } from '#app/platform/database.server.ts';

/** Who of the chosen joins from afar; where there is no site all do, and nothing need be kept of it. */
export function remoteOf(attendees: readonly { id: string; part: string }[], chosen: readonly string[], remote: readonly string[] = []): string[] {
  const taking = attendees.filter(({ id }) => chosen.includes(id));
  if (!taking.some(({ part }) => part === 'site')) return [];
  return taking.filter(({ id, part }) => part !== 'site' && remote.includes(id)).map(({ id }) => id);
}

/** Keeps of new sessions who joins them from afar. */
export async function keepRemote(tx: Transaction, sessionIds: readonly string[], people: readonly string[]): Promise<void> {
  if (people.length > 0) await tx.remoteParticipant.createMany({ data: sessionIds.flatMap((sessionId) => people.map((personId) => ({ sessionId, personId }))) });
}

/** The same, in the place of what was kept. */
export async function writeRemote(tx: Transaction, sessionIds: readonly string[], people: readonly string[]): Promise<void> {
  await tx.remoteParticipant.deleteMany({ where: { sessionId: { in: [...sessionIds] } } });
  await keepRemote(tx, sessionIds, people);
}
