import { database } from '#app/platform/database.server.ts';
import type { Pairing, Prisma } from '#app/platform/generated/client.ts';

/**
 * Whether somebody watches over a pairing now: a coordinator of one of its networks who is neither of the two. Where nobody does, what
 * is given to the coordinators waits, and whoever would give it is told so before they write (decision 0027).
 */
export async function hasWatchers({ menteeId, mentorId, menteeNetworkId, mentorNetworkId }: Pick<Pairing, 'menteeId' | 'mentorId' | 'menteeNetworkId' | 'mentorNetworkId'>): Promise<boolean> {
  const watching: Prisma.MembershipWhereInput = { role: 'coordinator', endedAt: null, organisationId: { in: [menteeNetworkId, mentorNetworkId] }, organisation: { closedAt: null }, personId: { notIn: [menteeId, ...(mentorId ? [mentorId] : [])] }, person: { suspendedAt: null } };
  return (await database().membership.findFirst({ where: watching, select: { id: true } })) !== null;
}
