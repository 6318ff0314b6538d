import { renewSessions, type RenewedSession } from '#app/domain/accounts/sessions.server.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { assertMay, changeOpen, findOpenOrClosed, findOrganisationTo, holdOpen } from './organisations.server.ts';

/**
 * Closing an organisation, or a regional network to which none belongs any more. While it is closed it stands in no list and in
 * no figure, its people's roles rest, their sessions end and its invitations are taken back; nothing else of it changes, so that reopening gives
 * all of it back. Coordinators close organisations of their network, the secretariat closes networks.
 */
export async function readClosure(person: AskingPerson, id: string) {
  const { name, kind } = await findOrganisationTo(person, 'close', id);
  const [people, invitations, members] = await Promise.all([
    database().person.count({ where: { memberships: { some: { organisationId: id, endedAt: null } } } }),
    database().invitation.count({ where: { organisationId: id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } } }),
    database().organisation.count({ where: { networkId: id, closedAt: null } }),
  ]);
  return { id, name, isNetwork: kind === 'regional_network', people, invitations, members };
}

/** Closes it, takes its invitations back and ends its people's sessions; to one's own, should one be among them, a new id. @throws Refusal while organisations belong to it, or when it is closed already */
export async function closeOrganisation(person: AskingPerson, id: string): Promise<RenewedSession | null> {
  await findOrganisationTo(person, 'close', id);
  return inTransaction(async (tx) => {
    await changeOpen(tx, id, { closedAt: now() });
    // Whoever would enter one into it meanwhile waits for this, and finds it closed.
    const members = await tx.organisation.count({ where: { networkId: id, closedAt: null } });
    if (members > 0) throw new Refusal('network.refusals.hasMembers', { count: members });
    const { count: invitations } = await tx.invitation.updateMany({ where: { organisationId: id, acceptedAt: null, revokedAt: null }, data: { revokedAt: now() } });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.closed', subjectType: 'organisation', subjectId: id, data: { invitations } });
    return renewPeopleOf(tx, person, id);
  });
}

/** Reopens it, with its people in their roles: they sign in anew to act in them. @throws Refusal when its own network is closed */
export async function reopenOrganisation(person: AskingPerson, id: string): Promise<RenewedSession | null> {
  const organisation = await findOpenOrClosed(person, id);
  assertMay(person, 'close', organisation);
  const { networkId } = organisation;
  return inTransaction(async (tx) => {
    if (networkId) await holdOpen(tx, networkId);
    const { count } = await tx.organisation.updateMany({ where: { id, closedAt: { not: null } }, data: { closedAt: null } });
    if (count === 0) throw new Refusal('network.refusals.open');
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.reopened', subjectType: 'organisation', subjectId: id });
    return renewPeopleOf(tx, person, id);
  });
}

/** All roles in it change at once: no session goes on with others than it was opened with. */
async function renewPeopleOf(tx: Transaction, person: AskingPerson, organisationId: string): Promise<RenewedSession | null> {
  const people = await tx.person.findMany({ where: { memberships: { some: { organisationId, endedAt: null } } }, select: { id: true } });
  return renewSessions(tx, person, ...people.map(({ id }) => id));
}

