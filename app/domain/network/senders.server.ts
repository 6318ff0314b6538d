import type { ActiveMembership, AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivities } from '#app/domain/activity/activity.server.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { networkAbilities } from './policy.ts';

/** An invitation is as good as the right of whoever sent it: nobody comes back by an address that they wrote for themselves before their role was ended. */

/** Where someone may invite now, as a condition on organisations: nowhere, for whoever is suspended. */
async function placesToInvite(tx: Transaction, personId: string): Promise<Prisma.OrganisationWhereInput> {
  const held = await tx.membership.findMany({ where: { personId, endedAt: null, person: { suspendedAt: null }, organisation: { closedAt: null } }, relationLoadStrategy: 'join', select: { organisationId: true, role: true, organisation: { select: { kind: true, networkId: true } } } });
  const memberships = held.map(({ organisation, ...membership }): ActiveMembership => ({ ...membership, ...organisation }));
  return within(networkAbilities({ memberships }), 'invite', 'Organisation');
}

/**
 * Whether who sent it could send it still. One that nobody sent makes the first account of all (its `joiningId`, once that is written): an account
 * that was deleted leaves its invitations without a sender as well, and they are good for nothing.
 */
export async function isSenderStanding({ sentById, organisationId }: { sentById: string | null; organisationId: string }, tx: Transaction = database(), joiningId?: string): Promise<boolean> {
  if (sentById === null) return (await tx.person.findFirst({ where: joiningId === undefined ? {} : { id: { not: joiningId } }, select: { id: true } })) === null;
  return (await tx.organisation.findFirst({ where: { AND: [{ id: organisationId }, await placesToInvite(tx, sentById)] }, select: { id: true } })) !== null;
}

/** Takes back the open invitations, of this person or into this organisation, whose sender may invite there no more; within the change that took the right away. */
export async function takeBackInvitations(tx: Transaction, person: AskingPerson, which: { sentById: string } | { organisationId: string }): Promise<void> {
  const open = { ...which, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } };
  const senders = await tx.invitation.findMany({ where: { AND: [open, { sentById: { not: null } }] }, distinct: ['sentById'], orderBy: { sentById: 'asc' }, select: { sentById: true } });
  for (const { sentById } of senders) {
    const where: Prisma.InvitationWhereInput = { AND: [open, { sentById }, { NOT: { organisation: await placesToInvite(tx, sentById ?? '') } }] };
    const taken = await tx.invitation.updateManyAndReturn({ where, data: { revokedAt: now() }, select: { id: true, organisationId: true } });
    await recordActivities(tx, taken.map(({ id, organisationId }) => ({ actor: person.id, organisationId, kind: 'invitation.revoked', subjectType: 'invitation', subjectId: id })));
  }
}
