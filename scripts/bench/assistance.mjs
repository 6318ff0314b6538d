// Fills the database with what is asked for and given: requests, engagements, people who can be booked, a month of sessions.
import { HEADERS, idOf, KINDS, PLACES } from './filling.mjs';
import { makeKeys, seal } from './sealing.mjs';

const DAY = 86_400_000;
/** Organisations whose lead shares in an engagement: the first ones of all. */
const ORGANISATIONS = 100;
const PROVIDERS = 25;
const MEMBERS = 8;
const SESSIONS = 500;
const COORDINATOR = idOf('person', 2);
const NEED = 'Our board has not met since last year, nobody knows who may sign, and the people who used to remember how it was done have moved away.';

const providerId = (n) => idOf('person', 1_000 + n);
const leadId = (n) => (n === 1 ? idOf('person', 1) : idOf('person', 2_000 + n));
const memberId = (n) => idOf('person', 3_000 + n);

/** The first Monday of the month after the next: sessions lie in the four weeks from then on, and nothing else. */
const MONTH = (() => {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1));
  return new Date(first.getTime() + ((8 - first.getUTCDay()) % 7) * DAY);
})();
const dayOf = (at) => at.toISOString().slice(0, 10);
const onDay = (days) => dayOf(new Date(MONTH.getTime() + days * DAY));

/** Twelve people: who schedules, who leads, two who give, and eight of the organisation; ninety days. */
const TWELVE = [COORDINATOR, leadId(1), providerId(1), providerId(2), ...Array.from({ length: MEMBERS }, (_, i) => memberId(i + 1))];
const SEARCH = new URLSearchParams([...TWELVE.map((id) => ['people[]', id]), ['minutes', '60'], ['zone', 'Africa/Nairobi'], ['from', onDay(0)], ['until', onDay(89)], ['every', '2'], ['count', '8']]);

export const ASSISTANCE_PAGES = [
  { name: 'board', path: `/networks/${PLACES.network}/requests`, headers: HEADERS.coordinator },
  { name: 'network calendar', path: `/networks/${PLACES.network}/calendar?view=month&on=${onDay(0)}`, headers: HEADERS.coordinator },
  { name: 'slot finder', path: `/engagements/${idOf('engagement', 1)}/schedule/times?${SEARCH}`, headers: HEADERS.coordinator },
  { name: 'a booking', path: seriesOf(1), books: true },
];
export const BOARD = ASSISTANCE_PAGES[0];

function seriesOf(engagement) {
  return `/engagements/${idOf('engagement', engagement)}/schedule/series`;
}

let booked = 0;

/** The next booking, as the page sends it: an hour of a provider and a lead that nobody has. Each goes to the next of the engagements, or to the one that is named. */
export function nextBooking(engagement = 1 + (booked % PROVIDERS)) {
  const at = new Date(MONTH.getTime() + 200 * DAY + (booked += 1) * 3_600_000).toISOString();
  // What the page showed may stand against it: the times lie at all hours, and close together.
  const minute = Date.parse(at) / 60_000;
  const shown = [providerId(engagement), leadId(engagement)].flatMap((id) => ['hours', 'buffer'].map((reason) => ['anyway[]', `${minute}.${minute + 60}.${id}.${reason}`]));
  const fields = [['step', 'book'], ['people[]', providerId(engagement)], ['people[]', leadId(engagement)], ['minutes', '60'], ['zone', 'UTC'], ['rows', '1'], ['form', 'remote'], ['place', 'Online'], ['agenda', ''], ['day-0', at.slice(0, 10)], ['time-0', at.slice(11, 16)], ['keep-0', 'on'], ['which-0', ''], ...shown];
  return { method: 'POST', path: seriesOf(engagement), headers: { ...HEADERS.coordinator, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', 'accept-encoding': 'br' }, body: new URLSearchParams(fields).toString() };
}

/** People with roles and hours in six zones, engagements that go on, and a month of sessions; once, when the organisations are there. */
export async function addAssistance(database) {
  const { person, organisation, membership, engagement, booking, hold, meeting, availability, weekly, invitation } = KINDS;
  const id = (kind, n) => `pg_temp.bench_id(${kind}, ${n})`;
  const zone = (n) => `(array['Africa/Nairobi', 'Africa/Lagos', 'Africa/Dakar', 'Asia/Kolkata', 'Europe/Paris', 'America/Guayaquil'])[1 + (${n}) % 6]`;
  await database.query(`
    begin;
    create temp table bench_helper as
      select 1000 + n as n, '${PLACES.network}'::uuid as place, 'peer_provider'::role as role from generate_series(1, ${PROVIDERS}) n
      union all select 2000 + n, ${id(organisation, 'n')}, 'lead' from generate_series(2, ${ORGANISATIONS}) n
      union all select 3000 + n, '${PLACES.organisation}', 'member' from generate_series(1, ${MEMBERS}) n;
    insert into person (id, pseudonym, sign_in_name, time_zone) select ${id(person, 'n')}, 'Helper ' || n, 'helper ' || n, ${zone('n')} from bench_helper;
    insert into membership (id, person_id, organisation_id, role) select ${id(membership, 'n')}, ${id(person, 'n')}, place, role from bench_helper;
    insert into availability (id, person_id, zone) select ${id(availability, 'n')}, ${id(person, 'n')}, ${zone('n')} from (select n from bench_helper union all values (1), (2)) h (n);
    insert into weekly_hours (id, availability_id, weekday, from_minute, to_minute)
      select ${id(weekly, 'n * 10 + w')}, ${id(availability, 'n')}, w, 540, 1080 from (select n from bench_helper union all values (1), (2)) h (n), generate_series(1, 5) w;
    insert into assistance_request (id, organisation_id, network_id, topics, form, languages)
      select ${id(KINDS.request, '900000 + n')}, ${id(organisation, 'n')}, '${PLACES.network}', '{governance}', 'remote', '{en}' from generate_series(1, ${ORGANISATIONS}) n;
    insert into engagement (id, network_id, state, topics, form, languages) select ${id(engagement, 'n')}, '${PLACES.network}', 'underway', '{governance}', 'remote', '{en}' from generate_series(1, ${ORGANISATIONS}) n;
    insert into engagement_organisation (engagement_id, request_id, organisation_id) select ${id(engagement, 'n')}, ${id(KINDS.request, '900000 + n')}, ${id(organisation, 'n')} from generate_series(1, ${ORGANISATIONS}) n;
    insert into provider_invitation (id, engagement_id, person_id, state, answered_at)
      select ${id(invitation, 'n * 100 + p')}, ${id(engagement, 'n')}, ${id(person, '1000 + p')}, 'accepted', now() from generate_series(1, ${ORGANISATIONS}) n, lateral (select 1 + (n - 1) % ${PROVIDERS} as p union select 2 where n = 1) g;
    create temp table bench_meeting as
      select i, i % ${PROVIDERS} + 1 as provider, i % ${ORGANISATIONS} + 1 as organisation,
             timestamptz '${MONTH.toISOString()}' + (d / 5 * 7 + d % 5) * interval '1 day' + (6 + i % ${PROVIDERS} % 8) * interval '1 hour' as at
        from generate_series(0, ${SESSIONS - 1}) i, lateral (select i / ${PROVIDERS} as d) e;
    insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) select ${id(booking, 'i')}, at, at + interval '1 hour', 'UTC', 'engagement', ${id(engagement, 'organisation')} from bench_meeting;
    insert into hold (id, booking_id, starts_at, ends_at, person_id)
      select ${id(hold, 'i * 2 + k')}, ${id(booking, 'i')}, at, at + interval '1 hour', case when k = 0 then ${id(person, '1000 + provider')} when organisation = 1 then ${id(person, 1)} else ${id(person, '2000 + organisation')} end from bench_meeting, generate_series(0, 1) k;
    insert into assistance_session (id, engagement_id, booking_id, form) select ${id(meeting, 'i')}, ${id(engagement, 'organisation')}, ${id(booking, 'i')}, 'remote' from bench_meeting;
    commit;
    analyze;`);
  await makeKeys(database, Array.from({ length: ORGANISATIONS - 1 }, (_, i) => idOf('organisation', i + 2)), (n) => idOf('key', n));
}

const STATES = ['submitted', 'clarifying', 'accepted', 'completed', 'completed', 'completed', 'declined', 'withdrawn'];
const AT_ONCE = 5_000;
let asked = 0;

/** Adds requests up to a number, over all states, urgencies and topics, in words that are sealed as the program seals them. */
export async function addRequests(database, to) {
  while (asked < to) {
    const rows = [];
    for (const last = Math.min(to, asked + AT_ONCE); asked < last; asked += 1) {
      const [id, organisation] = [idOf('request', asked + 1), idOf('organisation', 2 + (asked % (ORGANISATIONS - 1)))];
      const text = seal(NEED, organisation, { model: 'assistance_request', field: 'need', rowId: id });
      rows.push([id, organisation, text, STATES[asked % STATES.length], asked]);
    }
    const column = (i) => rows.map((row) => row[i]);
    await database.query(
      `insert into assistance_request (id, organisation_id, network_id, state, topics, form, languages, urgency, need, difference, taking_part, urgency_reason, decline_reason, submitted_at, decided_at, ended_at)
       select id, organisation, '${PLACES.network}', state, array[(array['governance', 'membership', 'alliances', 'strategic-planning'])[1 + n % 4]], 'remote', '{en}', (array['urgent', 'soon', 'can_wait']::urgency[])[1 + n % 3],
              need, need, need, need, case when state = 'declined' then need end, now() - n * interval '7 minutes',
              case when state in ('accepted', 'declined', 'completed') then now() end, case when state in ('completed', 'withdrawn') then now() end
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::request_state[], $5::int[]) r (id, organisation, need, state, n)`,
      [0, 1, 2, 3, 4].map(column),
    );
  }
  await database.query('vacuum analyze assistance_request');
}

/** How many there are. */
export const held = { sessions: SESSIONS, people: TWELVE.length };
