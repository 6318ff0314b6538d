import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { bookSeries, type Clash } from '#app/domain/calendar/bookings.server.ts';
import type { Holders } from '#app/domain/calendar/calendars.server.ts';
import { checkTimes, findFreeTimes, type FreeTimes } from '#app/domain/calendar/free-times.server.ts';
import { spanOfDay } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { roomOf } from '#app/domain/calendar/room.ts';
import { listOpenSites } from '#app/domain/calendar/sites.server.ts';
import { dateOf } from '#app/domain/calendar/spans.ts';
import { Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, readRows } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { holdThoseWithPart } from './letting-go.server.ts';
import { moveEngagement } from './moving.server.ts';
import { isAnyNew, keyOf } from './objections.ts';
import { keepRemote, remoteOf } from './remote-participants.server.ts';
import type { SearchEntry, SeriesEntry } from './session-forms.ts';
import { findAsCoordinator, isGoingOn, type Standing } from './standing.server.ts';

export interface Attendee {
  id: string;
  name: string;
  zone: string;
  /** Provider, lead or member of an organisation, or coordinator; or a site, which takes part as a person does. */
  part: 'provider' | 'lead' | 'member' | 'coordinator' | 'site';
  /** For how many people a site has room; null where it has no bound. */
  capacity?: number | null;
}

/** Who can take part in the sessions of an engagement, each with their zone: its providers, its organisations' people, who schedules; and the network's sites. */
export async function listAttendees(person: AskingPerson, standing: Standing): Promise<Attendee[]> {
  const { organisations, providers, engagement } = standing;
  const ids = organisations.map(({ id }) => id);
  const [people, sites] = await Promise.all([readPeople(person.id, providers.map(({ id }) => id), ids, engagement.networkId), listOpenSites(engagement.networkId)]);
  const isGiving = new Set(providers.map(({ id }) => id));
  const order = ['provider', 'lead', 'coordinator', 'member'];
  return people
    .map(({ id, pseudonym, zone, roles }): Attendee => {
      const leads = roles.some((role) => role === 'lead' || role === 'coordinator');
      return { id, name: pseudonym, zone, part: isGiving.has(id) ? 'provider' : leads ? 'lead' : roles.length > 0 ? 'member' : 'coordinator' };
    })
    .sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
    .concat(sites.map((site) => ({ ...site, part: 'site' })));
}

/**
 * The people of whom {@link listAttendees} tells, with their roles in the organisations: found by their roles in one go, as it is asked at every step of
 * scheduling, and what it takes PostgreSQL to plan it would be more than to do it. They are gathered before they are looked up, as they are few among all people. The people of another network's organisations are not this one's to see.
 */
function readPeople(ownId: string, providerIds: readonly string[], organisationIds: readonly string[], networkId: string) {
  const isTheirs = Prisma.sql`m.organisation_id = any(${organisationIds}::uuid[])`;
  const isGiving = Prisma.sql`m.person_id = any(${providerIds}::uuid[]) and m.role = 'peer_provider'`;
  return readRows<{ id: string; pseudonym: string; zone: string; roles: string[] }>(Prisma.sql`
    with held (id, role, is_taking) as (
      select m.person_id, case when ${isTheirs} then m.role::text end,
             (${isGiving} and o.closed_at is null) or (${isTheirs} and (m.role in ('lead', 'coordinator') or (o.network_id = ${networkId}::uuid and m.role in ('member', 'emerging_leader'))))
        from membership m join organisation o on o.id = m.organisation_id
       where m.ended_at is null and (${isTheirs} or (${isGiving}))
      union all select ${ownId}::uuid, null, true)
    select p.id, p.pseudonym, coalesce(a.zone, p.time_zone, 'UTC') as zone, h.roles
      from (select id, coalesce(array_agg(role) filter (where role is not null), '{}') as roles from held group by id having bool_or(is_taking)) h
      join person p on p.id = h.id left join availability a on a.person_id = p.id
     where p.suspended_at is null order by p.pseudonym, p.id limit 200`);
}

/** Whom and what the chosen are, as the calendar holds them. */
export function holdersOf(attendees: readonly Attendee[], chosen: readonly string[]): Holders {
  const sites = new Set(attendees.filter(({ part }) => part === 'site').map(({ id }) => id));
  return { people: chosen.filter((id) => !sites.has(id)), sites: chosen.filter((id) => sites.has(id)) };
}

/** Whom a coordinator can schedule for, and in which period. @throws NotFound, Refusal */
export async function readScheduling(person: AskingPerson, engagementId: string) {
  const standing = await findAsCoordinator(person, engagementId);
  if (!isGoingOn(standing)) throw new Refusal('assistance.sessions.refusals.notGoingOn');
  return { standing, attendees: await listAttendees(person, standing) };
}

/** Times that suit the chosen people. @throws RefusedField `people`; Refusal `assistance.sessions.errors.room` */
export async function searchTimes(attendees: readonly Attendee[], { people, remote, minutes, from, until, zone }: SearchEntry): Promise<FreeTimes> {
  assertKnown(attendees, people);
  assertRoom(attendees, people, remote);
  const period = { from: dateOf(spanOfDay(from, zone).from), until: dateOf(spanOfDay(until, zone).until) };
  return findFreeTimes({ ...holdersOf(attendees, people), minutes, period, limit: 12 });
}

/** What stands against a plan, before anything is booked: by row who cannot and why, beside its other rows, and for those who are held already the next free times. */
export async function reviewPlan(attendees: readonly Attendee[], { people, minutes, times }: Pick<SeriesEntry, 'people' | 'minutes' | 'times'>) {
  assertKnown(attendees, people);
  const holders = holdersOf(attendees, people);
  const checked = await checkTimes({ ...holders, times });
  return Promise.all(
    checked.map(async ({ position, blocked, earlyOrLate }) => {
      const { row, ...time } = times[position] as SeriesEntry['times'][number];
      const clashes = blocked.some(({ reason }) => reason === 'booked');
      const kept = times.filter((_, i) => i !== position);
      return { row, time, blocked, earlyOrLate, instead: clashes ? await nextTimes(holders, minutes, time, kept) : [] };
    }),
  );
}

async function nextTimes(holders: Holders, minutes: number, { startsAt }: BookingTime, kept: readonly BookingTime[]): Promise<readonly BookingTime[]> {
  const { times } = await findFreeTimes({ ...holders, minutes, period: { from: startsAt, until: new Date(startsAt.getTime() + 7 * 86_400_000) }, limit: 3, kept });
  return times;
}

/**
 * Whoever is chosen is among those who can be: whoever was, and can be no more, is told as whoever never could.
 * @throws RefusedField `people` `assistance.sessions.errors.canNoMore`
 */
export function assertKnown(attendees: readonly Attendee[], people: readonly string[]): void {
  const known = new Set(attendees.map(({ id }) => id));
  if (!people.every((id) => known.has(id))) throw new RefusedField('people', 'assistance.sessions.errors.canNoMore');
}

/** Whoever is chosen beside a site comes there, but for those who join from afar. @throws Refusal `assistance.sessions.errors.room` when more would come than it has room for */
export function assertRoom(attendees: readonly Attendee[], chosen: readonly string[], remote: readonly string[] = []): void {
  const taking = attendees.filter(({ id }) => chosen.includes(id));
  const sites = taking.filter(({ part }) => part === 'site');
  const room = roomOf(sites.map(({ capacity = null }) => ({ capacity })));
  const count = taking.filter(({ id, part }) => part !== 'site' && !remote.includes(id)).length;
  if (room !== null && count > room) throw new Refusal('assistance.sessions.errors.room', { count, room });
}

/** Booked; or of which rows not: someone is held then, or cannot, and that was not shown. */
type BookedPlan = { ok: true; sessions: number } | { ok: false; clashes: readonly (Clash & { row: number })[] } | { ok: false; unseen: readonly number[] };

/** Books a plan over all that could be overruled: where nobody is shown anything, as in a scene. */
export async function bookPlan(person: AskingPerson, engagementId: string, entry: SeriesEntry): Promise<BookedPlan> {
  const scheduling = await readScheduling(person, engagementId);
  const objections = await findObjectionsToPlan(scheduling.attendees, entry);
  return bookScheduled(person, scheduling, { ...entry, anyway: objections.map(({ key }) => key) });
}

/**
 * Books a plan as a whole, or nothing of it: then it says which of its times clash, or against which something stands that was not
 * shown. With the first session the work is under way.
 */
export async function bookScheduled(person: AskingPerson, { standing, attendees }: Awaited<ReturnType<typeof readScheduling>>, entry: SeriesEntry): Promise<BookedPlan> {
  const engagementId = standing.engagement.id;
  assertKnown(attendees, entry.people);
  assertRoom(attendees, entry.people, entry.remote);
  const objections = await findObjectionsToPlan(attendees, entry);
  const unseen = objections.filter((one) => isAnyNew([one], entry.anyway ?? [])).map(({ row }) => row);
  if (unseen.length > 0) return { ok: false, unseen };
  const safe = await openSafe(engagementId);
  return inTransaction(async (tx) => {
    const holders = holdersOf(attendees, entry.people);
    const held = await holdThoseWithPart(tx, engagementId, holders.people);
    const booked = await bookSeries(tx, { subject: { type: 'engagement', id: engagementId }, times: entry.times.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })), zone: entry.zone, ...holders, byId: person.id });
    if (!booked.ok) return { ok: false, clashes: booked.clashes.map((clash) => ({ ...clash, row: entry.times[clash.position]?.row ?? 0 })) };
    const sessions = booked.bookings.map(({ id: bookingId }) => ({ id: newId(), bookingId }));
    const seal = (field: 'agenda' | 'place') => sessions.map(({ id }) => safe.seal(entry[field], { model: 'assistance_session', field, rowId: id }));
    const written = tx.$executeRaw`
      insert into assistance_session (id, booking_id, engagement_id, form, agenda, place, created_at)
      select id, booking_id, ${engagementId}::uuid, ${entry.form}::assistance_form, agenda, place, ${now()}
        from unnest(${sessions.map(({ id }) => id)}::uuid[], ${sessions.map(({ bookingId }) => bookingId)}::uuid[], ${seal('agenda')}::text[], ${seal('place')}::text[]) as s (id, booking_id, agenda, place)`;
    // What comes after them goes out with them.
    await Promise.all([
      written,
      keepRemote(tx, sessions.map(({ id }) => id), remoteOf(attendees, entry.people, entry.remote)),
      recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: 'session.booked', subjectType: 'engagement', subjectId: engagementId, data: { count: sessions.length } }),
    ]);
    if (held.state === 'agreed') await moveEngagement(tx, engagementId, 'begin');
    return { ok: true, sessions: sessions.length };
  });
}

/** What stands against the times of a plan, by row, and could be overruled. */
async function findObjectionsToPlan(attendees: readonly Attendee[], { people, times }: SeriesEntry): Promise<{ row: number; key: string }[]> {
  const checked = await checkTimes({ ...holdersOf(attendees, people), times });
  return checked.flatMap(({ position, blocked, ...time }) => blocked.filter(({ reason }) => reason !== 'booked').map(({ id, reason }) => ({ row: times[position]?.row ?? 0, key: keyOf(time, id, reason) })));
}
