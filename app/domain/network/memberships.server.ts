import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { renewSessions, type RenewedSession } from '#app/domain/accounts/sessions.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { assertMay, findOrganisationKept, findOrganisationOf, holdOpen } from './organisations.server.ts';
import { UNDO_DAYS } from './people.server.ts';
import { ROLES_OF } from './roles.ts';
import { takeBackInvitations } from './senders.server.ts';

/** Where a membership is, and whose it is: where the page goes on; and the session, when one's own roles have changed. */
export interface ChangedMembership {
  organisationId: string;
  personId: string;
  renewed: RenewedSession | null;
}

/** Gives one more role to someone who has one there. Whoever has none comes by an invitation: nobody is entered unasked. */
export async function giveRole(person: AskingPerson, organisationId: string, personId: string, role: Role): Promise<RenewedSession | null> {
  const organisation = await findOrganisationKept(person, 'invite', organisationId);
  if (!ROLES_OF[organisation.kind].includes(role)) throw new Refusal('network.refusals.roleNotHere');
  return inTransaction(async (tx) => {
    await holdOpen(tx, organisationId);
    const some = await tx.membership.findFirst({ where: { personId, organisationId, endedAt: null, person: { suspendedAt: null } }, select: { id: true } });
    if (!some) throw new NotFound();
    if (!(await addMembership(tx, person, organisationId, personId, role))) throw new Refusal('network.refusals.roleGiven');
    return renewSessions(tx, person, personId);
  });
}

/** Gives someone a role that they have said yes to, in the transaction of their yes. Who may ask them is for the subject that asks. @throws Refusal where there is no such role, or the place is closed */
export async function takeUpRole(tx: Transaction, person: AskingPerson, organisationId: string, role: Role): Promise<RenewedSession | null> {
  await holdOpen(tx, organisationId);
  const { kind } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { kind: true } });
  if (!ROLES_OF[kind].includes(role)) throw new Refusal('network.refusals.roleNotHere');
  return (await addMembership(tx, person, organisationId, person.id, role)) ? renewSessions(tx, person, person.id) : null;
}

/** Whether the role is new to them. */
async function addMembership(tx: Transaction, by: AskingPerson, organisationId: string, personId: string, role: Role): Promise<boolean> {
  const id = newId();
  const { count } = await tx.membership.createMany({ data: [{ id, personId, organisationId, role, createdAt: now() }], skipDuplicates: true });
  if (count > 0) await recordActivity(tx, { actor: by.id, organisationId, kind: 'membership.given', subjectType: 'membership', subjectId: id, data: { role } });
  return count > 0;
}

/**
 * Ends a role, and with it the person's sessions and the invitations that they could send by it alone: with the next request they act in it no more, and
 * come back by none of them. The last lead of an organisation stays, or nobody could let anyone in.
 */
export async function endMembership(person: AskingPerson, id: string): Promise<ChangedMembership> {
  assertMay(person, 'endMembership', await findOrganisationOf(person, { memberships: { some: { id, endedAt: null } } }));
  const { organisationId, personId, role } = await database().membership.findUniqueOrThrow({ where: { id }, select: { organisationId: true, role: true, personId: true } });
  const renewed = await inTransaction(async (tx) => {
    if (role === 'lead' || role === 'secretariat') {
      // Two leads who end each other at once wait here for one another.
      await tx.$queryRaw`select id from membership where organisation_id = ${organisationId}::uuid and role = ${role}::role and ended_at is null order by id for update`;
      const others = await tx.membership.count({ where: { organisationId, role, endedAt: null, id: { not: id } } });
      if (others === 0) throw new Refusal('network.refusals.lastLead');
    }
    const { count } = await tx.membership.updateMany({ where: { id, endedAt: null }, data: { endedAt: now() } });
    if (count === 0) throw new NotFound();
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'membership.ended', subjectType: 'membership', subjectId: id, data: { role } });
    await takeBackInvitations(tx, person, { sentById: personId });
    return renewSessions(tx, person, personId);
  });
  return { organisationId, personId, renewed };
}

/** Undoes the end of a role that was ended by mistake, within a month: as if it had not ended. @throws Refusal when it is too late */
export async function restoreMembership(person: AskingPerson, id: string): Promise<ChangedMembership> {
  assertMay(person, 'endMembership', await findOrganisationOf(person, { memberships: { some: { id, person: { suspendedAt: null } } } }));
  const { organisationId, personId, role } = await database().membership.findUniqueOrThrow({ where: { id }, select: { organisationId: true, role: true, personId: true } });
  const renewed = await inTransaction(async (tx) => {
    await holdOpen(tx, organisationId);
    // Two who undo at once wait here for one another, and nobody holds a role twice.
    await tx.$queryRaw`select id from membership where organisation_id = ${organisationId}::uuid and person_id = ${personId}::uuid and role = ${role}::role order by id for update`;
    if (await tx.membership.findFirst({ where: { organisationId, personId, role, endedAt: null }, select: { id: true } })) throw new Refusal('network.refusals.roleGiven');
    const { count } = await tx.membership.updateMany({ where: { id, endedAt: { gt: new Date(now().getTime() - UNDO_DAYS * 86_400_000) } }, data: { endedAt: null } });
    if (count === 0) throw new Refusal('network.refusals.tooLate');
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'membership.restored', subjectType: 'membership', subjectId: id, data: { role } });
    return renewSessions(tx, person, personId);
  });
  return { organisationId, personId, renewed };
}
