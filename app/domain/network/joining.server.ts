import { createAccount } from '#app/domain/accounts/account.server.ts';
import { hashPassphrase } from '#app/domain/accounts/argon2.server.ts';
import { assertFit } from '#app/domain/accounts/credentials.server.ts';
import { hashToken, openSession } from '#app/domain/accounts/lucia.server.ts';
import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { countJoining } from '#app/domain/accounts/sign-in-limits.server.ts';
import { renewSessions, type RenewedSession } from '#app/domain/accounts/sessions.server.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { OrganisationKind, Role } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { holdOpen } from './organisations.server.ts';
import { isSenderStanding } from './senders.server.ts';

export interface GoodInvitation {
  id: string;
  organisationId: string;
  organisation: string;
  kind: OrganisationKind;
  role: Role;
  locale: string;
  /** Null of the one that makes the first account. */
  sentById: string | null;
}

/** The invitation behind an address, if it is still good, and its sender could send it still. Looking at it does not use it up. @throws NotFound */
export async function readInvitation(token: string): Promise<GoodInvitation> {
  const found = await database().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    relationLoadStrategy: 'join',
    select: { id: true, organisationId: true, role: true, locale: true, sentById: true, expiresAt: true, acceptedAt: true, revokedAt: true, organisation: { select: { name: true, kind: true, closedAt: true } } },
  });
  if (!found || found.acceptedAt || found.revokedAt || found.expiresAt <= now() || found.organisation.closedAt || !(await isSenderStanding(found))) throw new NotFound();
  return { id: found.id, organisationId: found.organisationId, organisation: found.organisation.name, kind: found.organisation.kind, role: found.role, locale: found.locale, sentById: found.sentById };
}

/** Uses the invitation up for a person: of two clicks at once, one succeeds; of this and the end of its sender's right, whichever is first. */
async function useUp(tx: Transaction, invitation: GoodInvitation, personId: string): Promise<void> {
  await holdOpen(tx, invitation.organisationId);
  const { count } = await tx.invitation.updateMany({ where: { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } }, data: { acceptedAt: now(), acceptedById: personId } });
  if (count === 0 || !(await isSenderStanding(invitation, tx, personId))) throw new NotFound();
  await tx.membership.createMany({ data: [{ id: newId(), personId, organisationId: invitation.organisationId, role: invitation.role, createdAt: now() }], skipDuplicates: true });
  await recordActivity(tx, { actor: personId, organisationId: invitation.organisationId, kind: 'invitation.accepted', subjectType: 'invitation', subjectId: invitation.id, data: { role: invitation.role } });
}

/**
 * Makes an account from an invitation and signs in. Returns the session and the recovery codes, readable only now.
 * @throws NotFound, and Refusal where the pseudonym is taken, or where too many were tried with this invitation or from this `address`
 */
export async function join(token: string, entry: { pseudonym: string; passphrase: string; recoveryAddress: string | null; locale: Locale; sharedDevice: boolean; address: string }): Promise<{ sessionId: string; recoveryCodes: string[] }> {
  const invitation = await readInvitation(token);
  await assertFit(entry.passphrase, entry.pseudonym);
  await countJoining(hashToken(token), entry.address);
  const passphraseHash = await hashPassphrase(entry.passphrase);
  const { personId, recoveryCodes } = await inTransaction(async (tx) => {
    const account = await createAccount(tx, { pseudonym: entry.pseudonym, passphraseHash, recoveryAddress: entry.recoveryAddress, locale: entry.locale });
    await useUp(tx, invitation, account.personId);
    return account;
  });
  return { sessionId: await openSession(personId, entry.sharedDevice), recoveryCodes };
}

/** Whether the person has the role already: then the invitation is for somebody else, and stays good for them. */
export function holdsRole(person: AskingPerson, { organisationId, role }: GoodInvitation): boolean {
  return actsAs(person, role, organisationId);
}

/**
 * Accepts an invitation with the account one already has, wherever else one belongs; one's session goes on under a new id.
 * @throws Refusal when one has that role already
 */
export async function acceptInvitation(person: AskingPerson, token: string): Promise<RenewedSession | null> {
  const invitation = await readInvitation(token);
  if (holdsRole(person, invitation)) throw new Refusal('network.refusals.roleHeld');
  return inTransaction(async (tx) => {
    await useUp(tx, invitation, person.id);
    return renewSessions(tx, person, person.id);
  });
}
