import { randomBytes } from 'node:crypto';
import { createAccount } from '#app/domain/accounts/account.server.ts';
import { hashPassphrase } from '#app/domain/accounts/argon2.server.ts';
import { assertFit } from '#app/domain/accounts/credentials.server.ts';
import { hashToken, openSession } from '#app/domain/accounts/lucia.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { OrganisationKind, Role } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { ROLES_OF } from './roles.ts';
import { findOrganisation, findOrganisationTo, mayWith } from './organisations.server.ts';

const DAY = 86_400_000;
/** How long an invitation is good for, in days. */
export const GOOD_FOR_DAYS = 7;

function placeOfNote(id: string) {
  return { model: 'invitation', field: 'note', rowId: id };
}

/** Writes an invitation and returns the secret of its address: 256 bits, readable only now, kept as a hash. */
export async function writeInvitation(tx: Transaction, entry: { organisationId: string; role: Role; locale: Locale; note: string; sentById: string | null; days?: number }): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  const note = entry.note === '' ? null : (await openSafe(entry.organisationId, tx)).seal(entry.note, placeOfNote(id));
  await tx.invitation.create({
    data: { id, tokenHash: hashToken(token), organisationId: entry.organisationId, role: entry.role, locale: entry.locale, note, sentById: entry.sentById, createdAt: now(), expiresAt: new Date(now().getTime() + (entry.days ?? GOOD_FOR_DAYS) * DAY) },
    select: { id: true },
  });
  return { id, token };
}

/** Invites someone into an organisation, in a role that its kind has. Returns the path to hand over, shown once. */
export async function invite(person: AskingPerson, organisationId: string, entry: { role: Role; locale: Locale; note: string }): Promise<string> {
  const organisation = await findOrganisationTo(person, 'invite', organisationId);
  if (!ROLES_OF[organisation.kind].includes(entry.role)) throw new Refusal('network.refusals.roleNotHere');
  return inTransaction(async (tx) => {
    const { id, token } = await writeInvitation(tx, { organisationId, ...entry, sentById: person.id });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'invitation.sent', subjectType: 'invitation', subjectId: id, data: { role: entry.role } });
    return `/join/${token}`;
  });
}

/** The invitations of an organisation, the newest first, for those who may invite. */
export async function listInvitations(person: AskingPerson, organisationId: string) {
  const organisation = await findOrganisation(person, organisationId);
  if (!mayWith(person, organisation).invite) throw new NotFound();
  const rows = await database().invitation.findMany({
    where: { organisationId },
    relationLoadStrategy: 'join',
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: { id: true, role: true, note: true, createdAt: true, expiresAt: true, acceptedAt: true, revokedAt: true, acceptedBy: { select: { pseudonym: true } }, sentBy: { select: { pseudonym: true } } },
  });
  const safe = await openSafe(organisationId);
  return {
    organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind },
    invitations: rows.map((row) => ({
      id: row.id,
      role: row.role,
      note: safe.unseal(row.note, placeOfNote(row.id)),
      state: row.acceptedAt ? ('accepted' as const) : row.revokedAt ? ('revoked' as const) : row.expiresAt <= now() ? ('expired' as const) : ('open' as const),
      sentAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      acceptedBy: row.acceptedBy?.pseudonym ?? null,
      sentBy: row.sentBy?.pseudonym ?? null,
    })),
  };
}

export async function revokeInvitation(person: AskingPerson, id: string): Promise<string> {
  const invitation = await database().invitation.findUnique({ where: { id }, select: { organisationId: true } });
  if (!invitation) throw new NotFound();
  const organisation = await findOrganisation(person, invitation.organisationId);
  if (!mayWith(person, organisation).invite) throw new NotFound();
  await inTransaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({ where: { id, acceptedAt: null, revokedAt: null }, data: { revokedAt: now() } });
    if (count === 0) throw new Refusal('network.refusals.invitationOver');
    await recordActivity(tx, { actor: person.id, organisationId: organisation.id, kind: 'invitation.revoked', subjectType: 'invitation', subjectId: id });
  });
  return organisation.id;
}

export interface GoodInvitation {
  id: string;
  organisationId: string;
  organisation: string;
  kind: OrganisationKind;
  role: Role;
  locale: string;
}

/** The invitation behind an address, if it is still good. Looking at it does not use it up. @throws NotFound */
export async function readInvitation(token: string): Promise<GoodInvitation> {
  const found = await database().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    relationLoadStrategy: 'join',
    select: { id: true, organisationId: true, role: true, locale: true, expiresAt: true, acceptedAt: true, revokedAt: true, organisation: { select: { name: true, kind: true } } },
  });
  if (!found || found.acceptedAt || found.revokedAt || found.expiresAt <= now()) throw new NotFound();
  return { id: found.id, organisationId: found.organisationId, organisation: found.organisation.name, kind: found.organisation.kind, role: found.role, locale: found.locale };
}

/** Uses the invitation up for a person: of two clicks at once, one succeeds. */
async function useUp(tx: Transaction, invitation: GoodInvitation, personId: string): Promise<void> {
  const { count } = await tx.invitation.updateMany({ where: { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } }, data: { acceptedAt: now(), acceptedById: personId } });
  if (count === 0) throw new NotFound();
  const held = await tx.membership.findFirst({ where: { personId, organisationId: invitation.organisationId, role: invitation.role, endedAt: null }, select: { id: true } });
  if (!held) await tx.membership.create({ data: { id: newId(), personId, organisationId: invitation.organisationId, role: invitation.role, createdAt: now() }, select: { id: true } });
  await recordActivity(tx, { actor: personId, organisationId: invitation.organisationId, kind: 'invitation.accepted', subjectType: 'invitation', subjectId: invitation.id, data: { role: invitation.role } });
}

/** Makes an account from an invitation and signs in. Returns the session and the recovery codes, readable only now. */
export async function join(token: string, entry: { pseudonym: string; passphrase: string; recoveryAddress: string | null; locale: Locale; sharedDevice: boolean }): Promise<{ sessionId: string; recoveryCodes: string[] }> {
  const invitation = await readInvitation(token);
  assertFit(entry.passphrase, entry.pseudonym);
  const passphraseHash = await hashPassphrase(entry.passphrase);
  const { personId, recoveryCodes } = await inTransaction(async (tx) => {
    const account = await createAccount(tx, { pseudonym: entry.pseudonym, passphraseHash, recoveryAddress: entry.recoveryAddress, locale: entry.locale });
    await useUp(tx, invitation, account.personId);
    return account;
  });
  return { sessionId: await openSession(personId, entry.sharedDevice), recoveryCodes };
}

/** Accepts an invitation with the account one already has. */
export async function acceptInvitation(person: AskingPerson, token: string): Promise<void> {
  const invitation = await readInvitation(token);
  await inTransaction((tx) => useUp(tx, invitation, person.id));
}

/** Invitations that ended more than 90 days ago are no longer anybody's business. */
export async function deleteOldInvitations(): Promise<void> {
  await database().invitation.deleteMany({ where: { expiresAt: { lt: new Date(now().getTime() - 90 * DAY) } } });
}
