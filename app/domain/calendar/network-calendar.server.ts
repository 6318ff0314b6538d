import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { findOrganisation } from '#app/domain/network/organisations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { zoneOfPerson } from './availability.server.ts';
import { loadCalendars } from './calendars.server.ts';
import { layOverDays, shownBy, type Shown, type View } from './day-plan.ts';
import { addDays, dayIn, spanOfDay } from './local-time.ts';
import { loadOf, type Load } from './load.ts';
import { dateOf, type Span } from './spans.ts';

/** How many bookings of a day a month shows, where there are many; the week shows all of them. */
const IN_SIGHT = 4;

/** One booking of the network's people. */
export interface NetworkItem extends Span {
  id: string;
  subject: { type: string; id: string };
  /** The network's own people whom it holds, by pseudonym. Others are not named. */
  people: string[];
  /** Whether it holds a site as well: then it is somewhere, and not at a distance. */
  isAtSite: boolean;
}

/**
 * A coordinator's view of the network's time: who is held when, and what each provider is booked for against their hours. Only
 * the network's own people are named, also in bookings with others. @throws NotFound for anyone but its coordinators
 */
export async function readNetworkCalendar(person: AskingPerson, networkId: string, view: View, around: string | undefined) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const zone = zoneOfPerson(person);
  const today = dayIn(zone, now());
  const shown = shownBy(view, around ?? today, today);
  const period = { from: spanOfDay(shown.firstDay, zone).from, until: spanOfDay(addDays(shown.firstDay, shown.days), zone).from };
  const [network, people] = await Promise.all([findOrganisation(person, networkId), readNetworkPeople(networkId)]);
  const [items, loads] = await Promise.all([readItems(people, period), readLoads(people.filter(({ isProvider }) => isProvider), shown, period)]);
  return {
    network: { id: network.id, name: network.acronym ?? network.name },
    zone,
    isZoneChosen: person.timeZone !== null,
    shown,
    total: items.length,
    days: layOverDays(items, shown.firstDay, shown.days, zone).map(({ day, parts }) => {
      const inSight = view === 'month' && parts.length > IN_SIGHT + 1 ? IN_SIGHT : parts.length;
      return { day, parts: parts.slice(0, inSight), more: parts.length - inSight };
    }),
    loads,
  };
}

interface NetworkPerson {
  id: string;
  pseudonym: string;
  isProvider: boolean;
}

/** Everyone with a role in the network or in one of its organisations. */
async function readNetworkPeople(networkId: string): Promise<NetworkPerson[]> {
  return database().$queryRaw<NetworkPerson[]>`
    select p.id, p.pseudonym, bool_or(m.role = 'peer_provider') as "isProvider"
      from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
     where m.ended_at is null and o.closed_at is null and (o.id = ${networkId}::uuid or o.network_id = ${networkId}::uuid)
     group by p.id order by p.pseudonym, p.id`;
}

async function readItems(people: readonly NetworkPerson[], period: Span): Promise<NetworkItem[]> {
  const names = new Map(people.map(({ id, pseudonym }) => [id, pseudonym]));
  const rows = await database().$queryRaw<(Span & { id: string; subjectType: string; subjectId: string; people: string[]; isAtSite: boolean })[]>`
    select b.id::text, b.subject_type as "subjectType", b.subject_id::text as "subjectId", floor(extract(epoch from b.starts_at) / 60)::int as "from", ceil(extract(epoch from b.ends_at) / 60)::int as until,
           coalesce(array_agg(h.person_id::text) filter (where h.person_id is not null), '{}') as people, bool_or(h.site_id is not null) as "isAtSite"
      from booking b join hold h on h.booking_id = b.id
     where h.released_at is null and b.id in (select booking_id from hold where released_at is null and starts_at < ${dateOf(period.until)} and ends_at > ${dateOf(period.from)} and person_id = any(${[...names.keys()]}::uuid[]))
     group by b.id order by b.starts_at, b.id`;
  return rows.map(({ subjectType, subjectId, people: held, ...row }) => ({ ...row, subject: { type: subjectType, id: subjectId }, people: held.flatMap((id) => names.get(id) ?? []).sort() }));
}

/** What each provider is booked for in the days shown, taken in their own zone, against the hours that they gave. */
async function readLoads(providers: readonly NetworkPerson[], { firstDay, days }: Shown, period: Span): Promise<(Load & { id: string; pseudonym: string; zone: string; hasSaid: boolean })[]> {
  if (providers.length === 0) return [];
  const calendars = await loadCalendars(database(), { people: providers.map(({ id }) => id) }, period);
  return calendars.map((calendar, i) => ({ id: calendar.id, pseudonym: providers[i]?.pseudonym ?? '', zone: calendar.zone, hasSaid: calendar.hasSaid, ...loadOf(calendar, { from: spanOfDay(firstDay, calendar.zone).from, until: spanOfDay(addDays(firstDay, days), calendar.zone).from }) }));
}
