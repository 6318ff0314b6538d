import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { letGoOfFormer } from './letting-go.server.ts';
import { INVITATION_MOVES, mayMove } from './model.ts';
import { holdEngagement, moveInvitation } from './moving.server.ts';
import { findOwnInvitation } from './provider-invitations.server.ts';
import { isGoingOn } from './standing.server.ts';

/**
 * An engagement that a provider gives and can step back from, by the invitation that they accepted.
 * @throws NotFound for everyone else, coordinators among them; Refusal where it was not accepted yet, or is over
 */
export async function findToStepBack(person: AskingPerson, id: string): Promise<{ id: string; engagementId: string; networkId: string }> {
  const { state, engagement } = await findOwnInvitation(person, id);
  if (!mayMove(INVITATION_MOVES, 'stepBack', state) || !isGoingOn({ engagement })) throw new Refusal('assistance.refusals.notNow');
  return { id, engagementId: engagement.id, networkId: engagement.networkId };
}

/**
 * A provider steps back from what goes on, and owes no reason: people fall ill, or are in danger. What they say all the same, only the coordinators
 * read. What follows is what follows where a coordinator ends it: they are let go from what is to come, and see it no more.
 */
export async function stepBack(person: AskingPerson, id: string, word: string | null): Promise<void> {
  const { engagementId, networkId } = await findToStepBack(person, id);
  const answer = (await openSafe(engagementId)).seal(word, { model: 'provider_invitation', field: 'answer', rowId: id });
  await inTransaction(async (tx) => {
    // Whoever ends it at the same moment waits, or was first.
    if (!isGoingOn({ engagement: await holdEngagement(tx, engagementId) })) throw new Refusal('assistance.refusals.notNow');
    await moveInvitation(tx, id, 'stepBack', { endedAt: now(), answer });
    // Sessions first, as where a coordinator ends it: what else follows hears of it afterwards.
    await letGoOfFormer(tx, { engagementId }, person.id);
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'providerInvitation.ended', subjectType: 'providerInvitation', subjectId: id });
  });
}
