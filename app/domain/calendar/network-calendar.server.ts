import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { zoneOfPerson } from './availability.server.ts';
import { loadOpenHours } from './calendars.server.ts';
import { addMonths, inSight, pageOfDays, shownBy, sortByDays, writeDay, type Shown, type View } from './day-plan.ts';
import { holdAsBytes, idOfHeld, readHolds, type Held } from './held-bytes.server.ts';
import { addDays, dayIn, numberOfDay, spanOfDay } from './local-time.ts';
import { loadOf } from './load.ts';
import { nameSites } from './sites.server.ts';
import { dateOf, MINUTES_A_DAY, type Span } from './spans.ts';

/** How many bookings of a day are shown where there are many: the month leads on to the week, and the week to the list. */
const IN_SIGHT = { month: 3, week: 12 } as const;
/** How many bookings the list shows a page: it leads on to all of them. */
const A_PAGE = 100;

/** One booking of the network's people. */
export interface NetworkItem {
  /** Null where what it holds two people for is theirs alone: it is told as a hold of each, and nothing says that they are of one booking. */
  id: string | null;
  /** The network's own people whom it holds, by pseudonym. Others are not named. */
  people: string[];
  /** Whether it holds a site as well: then it is somewhere, and not at a distance. */
  isAtSite: boolean;
  /** What the network's own sites that it holds are called. Others are not named. */
  sites: string[];
}

/**
 * A coordinator's view of the network's time: who is held when, and what each provider is booked for against their hours. Only
 * the network's own people are named, also in bookings with others; whom two of a pairing meet is told to nobody here, as other networks
 * in which they have a role do not know of it. @throws NotFound for anyone but its coordinators
 */
export async function readNetworkCalendar(person: AskingPerson, networkId: string, view: View, around: string | undefined, page = 1) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const zone = zoneOfPerson(person);
  const today = dayIn(zone, now());
  const shown = shownBy(view, around ?? today, today);
  const period = periodIn(zone, shown);
  const [providers, { name, people, sites, held }] = await Promise.all([loadOpenHours(providersOf(networkId), period), readHeld(networkId, period)]);
  const told = toldOf(shown);
  const heldBy = byPlace(held);
  const placeOf = new Map(people.map(({ id }, place) => [id, place]));
  const shownHeld = held.filter(({ from, until }) => from < period.until && until > period.from);
  const sorted = sortByDays(shownHeld, shown.firstDay, shown.days, zone);
  const { days, pages } = view === 'agenda' ? pageOfDays(sorted, page, A_PAGE) : { days: inSight(sorted, IN_SIGHT[view]), pages: 1 };
  const siteNames = await nameSites(sites.map((site) => ({ ...site, networkId })));
  const tell = ({ key, places, isAtSite, sites: at }: Held): NetworkItem => ({ id: key === null ? null : idOfHeld(key), people: places.map((place) => people[place]?.pseudonym ?? ''), isAtSite, sites: at.map((place) => siteNames[place] ?? '') });
  return {
    network: { id: networkId, name },
    zone,
    isZoneChosen: person.timeZone !== null,
    shown,
    total: countWithin(shownHeld, periodIn(zone, told)),
    page,
    pages,
    days: days.map(({ day, parts, more }) => ({ day, more, parts: writeDay({ day, parts }, zone).parts.map(({ item, ...part }) => ({ ...part, item: tell(item) })) })),
    loads: providers.map(({ id, pseudonym, zone: theirs, hasSaid, ...calendar }) => ({ id, pseudonym, zone: theirs, hasSaid, ...loadOf({ ...calendar, zone: theirs, held: heldBy.get(placeOf.get(id) ?? -1) ?? [] }, periodIn(theirs, told)) })),
  };
}

function byPlace(held: readonly Held[]): Map<number, Held[]> {
  const by = new Map<number, Held[]>();
  for (const one of held) {
    for (const place of one.places) {
      const theirs = by.get(place);
      if (theirs) theirs.push(one);
      else by.set(place, [one]);
    }
  }
  return by;
}

/** The days that the page's title names, and that are counted: of a month its own, though whole weeks of it are laid out. */
function toldOf({ month, firstDay, days }: Shown): Pick<Shown, 'firstDay' | 'days'> {
  return month === null ? { firstDay, days } : { firstDay: month, days: numberOfDay(addMonths(month, 1)) - numberOfDay(month) };
}

function countWithin(spans: readonly Span[], period: Span): number {
  return spans.filter(({ from, until }) => from < period.until && until > period.from).length;
}

/** Some days, by the clocks of a zone. */
function periodIn(zone: string, { firstDay, days }: Pick<Shown, 'firstDay' | 'days'>): Span {
  return { from: spanOfDay(firstDay, zone).from, until: spanOfDay(addDays(firstDay, days), zone).from };
}

/** Whether a role is one in the network or in one of its organisations (`m` and `o`). */
const inNetwork = (networkId: string) => Prisma.sql`m.ended_at is null and o.closed_at is null and (o.id = ${networkId}::uuid or o.network_id = ${networkId}::uuid)`;

/** Who gives help in the network or in one of its organisations: a few of very many people. All others are read only where they are held. */
const providersOf = (networkId: string) => Prisma.sql`select m.person_id from membership m join organisation o on o.id = m.organisation_id where m.role = 'peer_provider' and ${inNetwork(networkId)}`;

/**
 * What the network is called, and the bookings that hold its people, in the order of time: what overlaps the period, and a day around it for those whose
 * days begin elsewhere. Found by their time, and only then by whom they hold. What is held comes as one value, a hold each, and is put together and in order here: of a
 * busy month there is very much, and PostgreSQL takes several times as long to sort it, to group it and to write it as JSON.
 */
async function readHeld(networkId: string, { from, until }: Span): Promise<{ name: string; people: { id: string; pseudonym: string }[]; sites: { id: string; name: string }[]; held: Held[] }> {
  const during = Prisma.sql`tstzrange(starts_at, ends_at) && tstzrange(${dateOf(from - MINUTES_A_DAY)}, ${dateOf(until + MINUTES_A_DAY)})`;
  const [row] = await readRows<{ name: string; people: [id: string, pseudonym: string][] | null; sites: [id: string, name: string][] | null; held: Buffer | null }>(Prisma.sql`
    with near as materialized (
      select booking_id, starts_at, ends_at, person_id, site_id from hold where released_at is null and ${during}),
    people as materialized (
      select p.id, p.pseudonym, (row_number() over (order by p.pseudonym, p.id) - 1)::int as place from person p
       where p.id in (select person_id from near) and exists (select 1 from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id and ${inNetwork(networkId)})),
    sites as materialized (
      select s.id, s.name, (row_number() over (order by s.id) - 1)::int as place from site s where s.network_id = ${networkId}::uuid and s.id in (select site_id from near)),
    apart as materialized (
      select id from booking where subject_type = 'pairing' and ${during})
    select (select coalesce(acronym, name) from organisation where id = ${networkId}::uuid) as name,
           (select json_agg(json_build_array(id, pseudonym) order by place) from people) as people,
           (select json_agg(json_build_array(id, name) order by place) from sites) as sites,
           (select string_agg(${holdAsBytes({ place: Prisma.sql`people.place`, site: Prisma.sql`sites.place`, isApart: Prisma.sql`booking_id in (select id from apart)` })}, '')
              from near left join people on people.id = near.person_id left join sites on sites.id = near.site_id where people.place is not null or person_id is null) as held`);
  return { name: row?.name ?? '', people: (row?.people ?? []).map(([id, pseudonym]) => ({ id, pseudonym })), sites: (row?.sites ?? []).map(([id, siteName]) => ({ id, name: siteName })), held: row?.held ? readHolds(row.held) : [] };
}
