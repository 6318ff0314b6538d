import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { pageOf } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { RegionsQuery } from './lists.ts';
import { countryChoices } from './place-choices.server.ts';

interface RegionRow {
  id: string;
  organisations: number;
  people: number;
  countries: string[];
  networks: { id: string; name: string; acronym: string | null; organisations: number }[] | null;
}

/**
 * The five regions of the plan, for the secretariat: the networks of each, and how many organisations and people there are.
 * A person with roles in several organisations of a region counts once in it. What is closed counts nowhere. Searched by all names on the page: those
 * of regions and countries are in the reader's language, which the database does not know.
 */
export async function listRegions(person: AskingPerson, query: RegionsQuery, locale: Locale) {
  if (!actsAs(person, 'secretariat')) throw new NotFound();
  const rows = await readRows<RegionRow>(Prisma.sql`
    with open as (select id, kind, name, acronym, region_id, network_id, country from organisation where closed_at is null and region_id is not null),
    members as (select network_id, count(*)::int as organisations from open where network_id is not null group by network_id),
    places as (select region_id, count(*)::int as organisations, array_agg(distinct country) as countries from open where network_id is not null group by region_id),
    belonging as (select distinct open.region_id, membership.person_id from membership join open on open.id = membership.organisation_id where membership.ended_at is null),
    people as (select region_id, count(*)::int as people from belonging group by region_id),
    networks as (
      select region_id, json_agg(json_build_object('id', id, 'name', name, 'acronym', acronym, 'organisations', coalesce(members.organisations, 0)) order by name, id) as networks
        from open left join members on members.network_id = open.id where kind = 'regional_network' group by region_id
    )
    select region.id, coalesce(places.organisations, 0) as organisations, coalesce(people.people, 0) as people, coalesce(places.countries, '{}') as countries, networks.networks
      from region left join places on places.region_id = region.id left join people on people.region_id = region.id left join networks on networks.region_id = region.id
     order by region.position`);
  const t = wordsOf(locale);
  const told = rows.map(({ networks, countries, ...region }) => ({ ...region, name: t(`network.regions.${region.id}`), networks: networks ?? [], countryNames: countryChoices(locale, countries).map(({ label }) => label) }));
  const { rows: regions, ...counted } = pageOf(told, query, ({ name, networks, countryNames }) => [name, ...networks.flatMap((network) => [network.name, network.acronym ?? '']), ...countryNames].join(' '), {
    name: ({ name }) => name,
    networks: ({ networks }) => networks.length,
    organisations: ({ organisations }) => organisations,
    people: ({ people }) => people,
  });
  return { ...counted, regions };
}
