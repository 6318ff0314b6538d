import { hashPassphrase } from '#app/domain/accounts/argon2.server.ts';
import { foldPseudonym } from '#app/domain/accounts/model.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { database } from '#app/platform/database.server.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';

/** The regional networks of the reference data, by acronym. */
export const NETWORKS = {
  ASWA: '0199a000-0000-7000-8000-000000000011',
  APNSW: '0199a000-0000-7000-8000-000000000012',
  ICRSE: '0199a000-0000-7000-8000-000000000013',
  SWAN: '0199a000-0000-7000-8000-000000000014',
  PLAPERTS: '0199a000-0000-7000-8000-000000000015',
  CSWC: '0199a000-0000-7000-8000-000000000016',
} as const;
export const GLOBAL = '0199a000-0000-7000-8000-000000000001';

let count = 0;

/** Makes an organisation of a regional network. */
export async function makeOrganisation(entry: { name?: string; networkId?: string; country?: string; languages?: string[]; kind?: 'national' | 'local'; createdAt?: Date } = {}): Promise<string> {
  count += 1;
  const networkId = entry.networkId ?? NETWORKS.ASWA;
  const { regionId } = await database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { regionId: true } });
  const id = newId();
  await database().organisation.create({ data: { id, kind: entry.kind ?? 'national', name: entry.name ?? `Organisation ${count}`, country: entry.country ?? 'KE', languages: entry.languages ?? ['en'], networkId, regionId, ...(entry.createdAt ? { createdAt: entry.createdAt } : {}) }, select: { id: true } });
  return id;
}

/** Makes a person with roles, and returns them as capabilities take them. With a passphrase they can sign in as well. */
export async function makePerson(memberships: readonly { organisationId: string; role: Role }[], entry: { pseudonym?: string; passphraseHash?: string; passphrase?: string; locale?: Locale } = {}): Promise<AskingPerson> {
  count += 1;
  const id = newId();
  const pseudonym = entry.pseudonym ?? `Person ${count} ${id.slice(-4)}`;
  const passphraseHash = entry.passphraseHash ?? (entry.passphrase ? await hashPassphrase(entry.passphrase) : null);
  await database().person.create({
    data: {
      id,
      pseudonym,
      signInName: foldPseudonym(pseudonym),
      locale: entry.locale ?? null,
      memberships: { create: memberships.map((held) => ({ id: newId(), ...held })) },
      ...(passphraseHash ? { credential: { create: { passphraseHash } } } : {}),
    },
    select: { id: true },
  });
  const organisations = await database().organisation.findMany({ where: { id: { in: memberships.map(({ organisationId }) => organisationId) } }, select: { id: true, kind: true, networkId: true } });
  return {
    id,
    pseudonym,
    locale: entry.locale ?? null,
    timeZone: null,
    sessionPublicId: newId(),
    memberships: memberships.map((held) => {
      const organisation = organisations.find((one) => one.id === held.organisationId);
      return { ...held, kind: organisation?.kind ?? 'national', networkId: organisation?.networkId ?? null };
    }),
  };
}
