import { randomBytes } from 'node:crypto';
import { hashToken } from '#app/domain/accounts/lucia.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import type { Locale } from '#app/i18n/locales.ts';
import type { InvitationsQuery } from './lists.ts';
import { ROLES_OF } from './roles.ts';
import { findOrganisationKept, findOrganisationOf, holdOpen, mayWith } from './organisations.server.ts';
import type { InvitationState } from './states.ts';

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
  const organisation = await findOrganisationKept(person, 'invite', organisationId);
  if (!ROLES_OF[organisation.kind].includes(entry.role)) throw new Refusal('network.refusals.roleNotHere');
  return inTransaction(async (tx) => {
    await holdOpen(tx, organisationId);
    const { id, token } = await writeInvitation(tx, { organisationId, ...entry, sentById: person.id });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'invitation.sent', subjectType: 'invitation', subjectId: id, data: { role: entry.role } });
    return `/join/${token}`;
  });
}

/** An invitation's state as a condition: whether it is still good is a matter of the hour. */
const IN_STATE: Record<InvitationState, () => Prisma.InvitationWhereInput> = {
  open: () => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } }),
  accepted: () => ({ acceptedAt: { not: null } }),
  revoked: () => ({ revokedAt: { not: null } }),
  expired: () => ({ acceptedAt: null, revokedAt: null, expiresAt: { lte: now() } }),
};

function stateOf({ acceptedAt, revokedAt, expiresAt }: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }): InvitationState {
  if (acceptedAt) return 'accepted';
  if (revokedAt) return 'revoked';
  return expiresAt <= now() ? 'expired' : 'open';
}

const ORDERED_AS = { sentAt: 'createdAt', expiresAt: 'expiresAt' } as const;

/**
 * The invitations of an organisation, for those who may invite. Searched by who sent or accepted them: what they are for is
 * sealed, and no database reads it.
 */
export async function listInvitations(person: AskingPerson, organisationId: string, query: InvitationsQuery) {
  const organisation = await findOrganisationKept(person, 'invite', organisationId);
  const { by, direction } = orderOf(query.order);
  const where: Prisma.InvitationWhereInput = {
    organisationId,
    AND: [query.state ? IN_STATE[query.state]() : {}, query.role ? { role: query.role } : {}, ...searchFor(query.q).map((word) => ({ OR: [{ sentBy: { is: word } }, { acceptedBy: { is: word } }] }))],
  };
  const [count, rows] = await Promise.all([
    database().invitation.count({ where }),
    database().invitation.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: [{ [ORDERED_AS[by]]: direction }, { id: 'desc' }],
      ...cutOf(query),
      select: { id: true, role: true, note: true, createdAt: true, expiresAt: true, acceptedAt: true, revokedAt: true, acceptedBy: { select: { pseudonym: true } }, sentBy: { select: { pseudonym: true } } },
    }),
  ]);
  const safe = await openSafe(organisationId);
  return {
    organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind },
    count,
    pages: pagesOf(count),
    invitations: rows.map((row) => ({
      id: row.id,
      role: row.role,
      note: safe.unseal(row.note, placeOfNote(row.id)),
      state: stateOf(row),
      sentAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      acceptedBy: row.acceptedBy?.pseudonym ?? null,
      sentBy: row.sentBy?.pseudonym ?? null,
    })),
  };
}

export async function revokeInvitation(person: AskingPerson, id: string): Promise<string> {
  const organisation = await findOrganisationOf(person, { invitations: { some: { id } } });
  if (!mayWith(person, organisation).invite) throw new NotFound();
  await inTransaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({ where: { id, acceptedAt: null, revokedAt: null }, data: { revokedAt: now() } });
    if (count === 0) throw new Refusal('network.refusals.invitationOver');
    await recordActivity(tx, { actor: person.id, organisationId: organisation.id, kind: 'invitation.revoked', subjectType: 'invitation', subjectId: id });
  });
  return organisation.id;
}

/** Invitations that ended more than 90 days ago are no longer anybody's business. */
export async function deleteOldInvitations(): Promise<void> {
  await database().invitation.deleteMany({ where: { expiresAt: { lt: new Date(now().getTime() - 90 * DAY) } } });
}
