import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { findOrganisation } from '#app/domain/network/organisations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { zoneOfPerson } from './availability.server.ts';
import { loadOpenHours } from './calendars.server.ts';
import { inSight, layOverDays, pageOfDays, shownBy, type Shown, type View } from './day-plan.ts';
import { addDays, dayIn, spanOfDay } from './local-time.ts';
import { loadOf } from './load.ts';
import { dateOf, MINUTES_A_DAY, type Span } from './spans.ts';

/** How many bookings of a day are shown where there are many: the month leads on to the week, and the week to the list. */
const IN_SIGHT = { month: 4, week: 12 } as const;
/** How many bookings the list shows a page: it leads on to all of them. */
const A_PAGE = 100;

/** One booking of the network's people. */
export interface NetworkItem extends Span {
  id: string;
  /** The network's own people whom it holds, by pseudonym. Others are not named. */
  people: string[];
  /** Whether it holds a site as well: then it is somewhere, and not at a distance. */
  isAtSite: boolean;
}

/** When a booking holds which of the network's people. */
interface Held extends Span {
  id: string;
  people: NetworkPerson[];
}

/**
 * A coordinator's view of the network's time: who is held when, and what each provider is booked for against their hours. Only
 * the network's own people are named, also in bookings with others. @throws NotFound for anyone but its coordinators
 */
export async function readNetworkCalendar(person: AskingPerson, networkId: string, view: View, around: string | undefined, page = 1) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const zone = zoneOfPerson(person);
  const today = dayIn(zone, now());
  const shown = shownBy(view, around ?? today, today);
  const period = periodIn(zone, shown);
  const [network, people] = await Promise.all([findOrganisation(person, networkId), readNetworkPeople(networkId)]);
  const providers = people.filter(({ isProvider }) => isProvider);
  const [held, hours] = await Promise.all([readHeld(people, period), loadOpenHours(database(), { people: providers.map(({ id }) => id) }, period)]);
  const shownHeld = held.filter(({ from, until }) => from < period.until && until > period.from);
  const laid = layOverDays(shownHeld, shown.firstDay, shown.days, zone);
  const { days, pages } = view === 'agenda' ? pageOfDays(laid, page, A_PAGE) : { days: inSight(laid, IN_SIGHT[view]), pages: 1 };
  const atSites = await findAtSites(days.flatMap(({ parts }) => parts.map(({ item }) => item.id)));
  return {
    network: { id: network.id, name: network.acronym ?? network.name },
    zone,
    isZoneChosen: person.timeZone !== null,
    shown,
    total: shownHeld.length,
    page,
    pages,
    days: days.map(({ parts, ...day }) => ({ ...day, parts: parts.map(({ item, ...part }) => ({ ...part, item: tell(item, atSites) })) })),
    loads: hours.map(({ id, zone: theirs, hasSaid, ...calendar }, i) => ({ id, pseudonym: providers[i]?.pseudonym ?? '', zone: theirs, hasSaid, ...loadOf({ ...calendar, zone: theirs, held: held.filter(({ people: some }) => some.some((one) => one.id === id)) }, periodIn(theirs, shown)) })),
  };
}

function tell({ people, ...span }: Held, atSites: ReadonlySet<string>): NetworkItem {
  return { ...span, people: people.map(({ pseudonym }) => pseudonym), isAtSite: atSites.has(span.id) };
}

/** The days that are shown, by the clocks of a zone. */
function periodIn(zone: string, { firstDay, days }: Shown): Span {
  return { from: spanOfDay(firstDay, zone).from, until: spanOfDay(addDays(firstDay, days), zone).from };
}

interface NetworkPerson {
  id: string;
  pseudonym: string;
  isProvider: boolean;
}

/** Everyone with a role in the network or in one of its organisations. */
async function readNetworkPeople(networkId: string): Promise<NetworkPerson[]> {
  return readRows<NetworkPerson>(Prisma.sql`
    select p.id, p.pseudonym, bool_or(m.role = 'peer_provider') as "isProvider"
      from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
     where m.ended_at is null and o.closed_at is null and (o.id = ${networkId}::uuid or o.network_id = ${networkId}::uuid)
     group by p.id order by p.pseudonym, p.id`);
}

/**
 * Who is held when, in the order of time: what overlaps the period, and a day around it for those whose days begin elsewhere. It
 * comes as one text, in which people are told by their place: of a busy month there is very much.
 */
async function readHeld(people: readonly NetworkPerson[], { from, until }: Span): Promise<Held[]> {
  const [row] = await readRows<{ held: [id: string, from: number, until: number, places: number[]][] }>(Prisma.sql`
    select coalesce(json_agg(json_build_array(id, "from", until, places) order by "from", id), '[]') as held
      from (select h.booking_id as id, floor(extract(epoch from min(h.starts_at)) / 60)::int as "from", ceil(extract(epoch from max(h.ends_at)) / 60)::int as until, array_agg(p.place - 1 order by p.place) as places
              from hold h join unnest(${people.map(({ id }) => id)}::uuid[]) with ordinality as p (id, place) on p.id = h.person_id
             where h.released_at is null and h.starts_at < ${dateOf(until + MINUTES_A_DAY)} and h.ends_at > ${dateOf(from - MINUTES_A_DAY)}
             group by h.booking_id) bookings`);
  return (row?.held ?? []).map(([id, begin, end, places]) => ({ id, from: begin, until: end, people: places.flatMap((place) => people[place] ?? []) }));
}

/** Those of the bookings that hold a site. */
async function findAtSites(bookingIds: readonly string[]): Promise<Set<string>> {
  const rows = await readRows<{ bookingId: string }>(Prisma.sql`select booking_id as "bookingId" from hold where booking_id = any(${bookingIds}::uuid[]) and site_id is not null and released_at is null`);
  return new Set(rows.map(({ bookingId }) => bookingId));
}
