import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { OrganisationsQuery } from './lists.ts';
import { networkAbilities } from './policy.ts';

function orderBy(query: OrganisationsQuery): Prisma.OrganisationOrderByWithRelationInput[] {
  const { by, direction } = orderOf(query.order);
  return by === 'since' ? [{ createdAt: direction }, { id: 'asc' }] : [{ searchText: direction }, { id: 'asc' }];
}

const LED_BY: Record<OrganisationsQuery['ledBy'], Prisma.OrganisationWhereInput> = {
  '': {},
  confirmed: { declarations: { some: { state: 'confirmed' } } },
  waiting: { declarations: { some: { state: 'declared' } } },
  neither: { declarations: { none: { state: { in: ['confirmed', 'declared'] } } } },
};

/** The organisations that the person may see, searched, filtered, ordered and cut into pages by the database. */
export async function listOrganisations(person: AskingPerson, query: OrganisationsQuery) {
  const isSecretariat = actsAs(person, 'secretariat');
  if (!actsAs(person, 'coordinator') && !isSecretariat) throw new NotFound();
  const seen: Prisma.OrganisationWhereInput = {
    AND: [within(networkAbilities(person), 'read', 'Organisation'), { kind: { in: ['national', 'local'] }, closedAt: query.state === 'closed' ? { not: null } : null }],
  };
  const where: Prisma.OrganisationWhereInput = {
    AND: [
      seen,
      query.kind ? { kind: query.kind } : {},
      query.country ? { country: query.country } : {},
      query.region ? { regionId: query.region } : {},
      query.network ? { networkId: query.network } : {},
      LED_BY[query.ledBy],
      ...searchFor(query.q),
    ],
  };
  const [count, organisations, countries, networks] = await Promise.all([
    database().organisation.count({ where }),
    database().organisation.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: orderBy(query),
      ...cutOf(query),
      select: { id: true, name: true, acronym: true, kind: true, country: true, languages: true, createdAt: true, closedAt: true, network: { select: { acronym: true, name: true } }, declarations: { where: { state: { in: ['confirmed', 'declared'] } }, select: { state: true } } },
    }),
    database().organisation.groupBy({ by: ['country'], where: seen, _count: true }),
    isSecretariat ? database().organisation.findMany({ where: { kind: 'regional_network' }, orderBy: { searchText: 'asc' }, select: { id: true, name: true, acronym: true } }) : [],
  ]);
  return {
    count,
    pages: pagesOf(count),
    organisations: organisations.map(({ network, declarations, createdAt, closedAt, ...organisation }) => ({
      ...organisation,
      since: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      network: network?.acronym ?? network?.name ?? null,
      ledBy: declarations.some(({ state }) => state === 'declared') ? ('waiting' as const) : declarations.length > 0 ? ('confirmed' as const) : ('neither' as const),
    })),
    countries: countries.flatMap(({ country }) => country ?? []),
    networks: networks.map(({ id, name, acronym }) => ({ value: id, label: acronym ?? name })),
    isSecretariat,
    mayAdd: actsAs(person, 'coordinator'),
  };
}
