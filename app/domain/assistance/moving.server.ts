import { Refusal } from '#app/domain/refusal.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import type { AssistanceRequest, AssistanceSession, Engagement, Prisma } from '#app/platform/generated/client.ts';
import { ENGAGEMENT_MOVES, INVITATION_MOVES, mayMove, REQUEST_MOVES, SESSION_MOVES, type EngagementMove, type InvitationMove, type RequestMove, type SessionMove } from './model.ts';
import { isGoingOn } from './standing.server.ts';

/** Holds a request until the transaction ends, so that what is read of it then stands. */
export async function holdRequest(tx: Transaction, id: string): Promise<AssistanceRequest> {
  await tx.$executeRaw`select 1 from assistance_request where id = ${id}::uuid for update`;
  return tx.assistanceRequest.findUniqueOrThrow({ where: { id } });
}

/** The same, and makes sure that it is still with the network with which it was found: whoever hands it to another at the same moment waits, or was first. @throws Refusal */
export async function holdRequestWith(tx: Transaction, { id, networkId }: Pick<AssistanceRequest, 'id' | 'networkId'>): Promise<AssistanceRequest> {
  const held = await holdRequest(tx, id);
  if (held.networkId !== networkId) throw new Refusal('assistance.refusals.notNow');
  return held;
}

/** The same for an engagement. */
export async function holdEngagement(tx: Transaction, id: string): Promise<Engagement> {
  await tx.$executeRaw`select 1 from engagement where id = ${id}::uuid for update`;
  return tx.engagement.findUniqueOrThrow({ where: { id } });
}

/** Holds an engagement of which no more than where it stands is asked. */
async function holdState(tx: Transaction, id: string): Promise<Pick<Engagement, 'state'> | undefined> {
  const [held] = await tx.$queryRaw<Pick<Engagement, 'state'>[]>`select state::text from engagement where id = ${id}::uuid for update`;
  return held;
}

/**
 * Holds an engagement, and makes sure that work on it goes on: whoever ends it at the same moment waits, or was first. It is held before the
 * bookings and sessions of it, as by whoever ends it.
 * @throws Refusal `assistance.sessions.refusals.notGoingOn`
 */
export async function holdGoingOn(tx: Transaction, id: string): Promise<Pick<Engagement, 'state'>> {
  const engagement = await holdState(tx, id);
  if (!engagement || !isGoingOn({ engagement })) throw new Refusal('assistance.sessions.refusals.notGoingOn');
  return engagement;
}

/**
 * Holds the request, makes sure that the table has the move from where it stands now, and makes it: of two moves at once, the
 * second sees where the first has led. `data` is what goes along with it.
 * @throws Refusal when the table does not have it
 */
export async function moveRequest(tx: Transaction, id: string, move: RequestMove, data: Prisma.AssistanceRequestUncheckedUpdateInput = {}): Promise<AssistanceRequest> {
  const [held] = await tx.$queryRaw<{ state: string }[]>`select state::text from assistance_request where id = ${id}::uuid for update`;
  if (!held || !mayMove(REQUEST_MOVES, move, held.state)) throw new Refusal('assistance.refusals.notNow');
  return tx.assistanceRequest.update({ where: { id }, data: { ...data, state: REQUEST_MOVES[move].to } });
}

/** The same for an engagement. @throws Refusal */
export async function moveEngagement(tx: Transaction, id: string, move: EngagementMove, data: Prisma.EngagementUncheckedUpdateInput = {}): Promise<Engagement> {
  const held = await holdState(tx, id);
  if (!held || !mayMove(ENGAGEMENT_MOVES, move, held.state)) throw new Refusal('assistance.refusals.notNow');
  return tx.engagement.update({ where: { id }, data: { ...data, state: ENGAGEMENT_MOVES[move].to } });
}

/** The same for an invitation to give help. @throws Refusal */
export async function moveInvitation(tx: Transaction, id: string, move: InvitationMove, data: Pick<Prisma.ProviderInvitationUncheckedUpdateInput, 'answer' | 'answeredAt' | 'endedAt'>): Promise<void> {
  const { from, to } = INVITATION_MOVES[move];
  const { count } = await tx.providerInvitation.updateMany({ where: { id, state: { in: [...from] } }, data: { ...data, state: to } });
  if (count === 0) throw new Refusal('assistance.providers.errors.noLongerOpen');
}

/** The same for a session. @throws Refusal */
export async function moveSession(tx: Transaction, id: string, move: SessionMove, data: Prisma.AssistanceSessionUncheckedUpdateInput = {}): Promise<AssistanceSession> {
  const [held] = await tx.$queryRaw<{ state: string }[]>`select state::text from assistance_session where id = ${id}::uuid for update`;
  if (!held || !mayMove(SESSION_MOVES, move, held.state)) throw new Refusal('assistance.refusals.notNow');
  return tx.assistanceSession.update({ where: { id }, data: { ...data, state: SESSION_MOVES[move].to } });
}
