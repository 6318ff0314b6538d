import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { assertMay, changeOpen, findOpenOrClosed, findOrganisationTo, holdOpen } from './organisations.server.ts';

/**
 * Closing an organisation, or a regional network to which none belongs any more. While it is closed it stands in no list and in
 * no figure, its people's roles rest and its invitations are taken back; nothing else of it changes, so that reopening gives
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

/** Closes it, and takes its invitations back. @throws Refusal while organisations belong to it, or when it is closed already */
export async function closeOrganisation(person: AskingPerson, id: string): Promise<void> {
  await findOrganisationTo(person, 'close', id);
  await inTransaction(async (tx) => {
    await changeOpen(tx, id, { closedAt: now() });
    // Whoever would enter one into it meanwhile waits for this, and finds it closed.
    const members = await tx.organisation.count({ where: { networkId: id, closedAt: null } });
    if (members > 0) throw new Refusal('network.refusals.hasMembers', { count: members });
    const { count: invitations } = await tx.invitation.updateMany({ where: { organisationId: id, acceptedAt: null, revokedAt: null }, data: { revokedAt: now() } });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.closed', subjectType: 'organisation', subjectId: id, data: { invitations } });
  });
}

/** Reopens it, with its people in their roles. @throws Refusal when its own network is closed */
export async function reopenOrganisation(person: AskingPerson, id: string): Promise<void> {
  const organisation = await findOpenOrClosed(person, id);
  assertMay(person, 'close', organisation);
  const { networkId } = organisation;
  await inTransaction(async (tx) => {
    if (networkId) await holdOpen(tx, networkId);
    const { count } = await tx.organisation.updateMany({ where: { id, closedAt: { not: null } }, data: { closedAt: null } });
    if (count === 0) throw new Refusal('network.refusals.open');
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.reopened', subjectType: 'organisation', subjectId: id });
  });
}

