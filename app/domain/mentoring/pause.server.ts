import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { findPairing, movePairing } from './pairing.server.ts';

/** Either of the two pauses: nothing is expected of anyone meanwhile. What is planned stays planned. @throws NotFound, Refusal */
export async function pausePairing(person: AskingPerson, id: string): Promise<void> {
  await findPairing(person, id);
  await inTransaction(async (tx) => {
    await movePairing(tx, id, 'pause', { pausedAt: now() });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.paused', subjectType: 'pairing', subjectId: id });
  });
}

/** Either of the two takes it up again. @throws NotFound, Refusal */
export async function resumePairing(person: AskingPerson, id: string): Promise<void> {
  await findPairing(person, id);
  await inTransaction(async (tx) => {
    await movePairing(tx, id, 'resume', { pausedAt: null });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.resumed', subjectType: 'pairing', subjectId: id });
  });
}
