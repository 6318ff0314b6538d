// Fills the database as a busy network would: organisations that have each completed ten assessments of all six components.
import { createHash } from 'node:crypto';
import { send } from './sending.mjs';

const NETWORK = '0199a000-0000-7000-8000-000000000011';
export const ASSESSMENTS_EACH = 10;
export const KINDS = { person: 1, organisation: 2, assessment: 3, answer: 4, membership: 5, session: 6, request: 7, engagement: 8, booking: 9, hold: 10, meeting: 11, availability: 12, weekly: 13, invitation: 14, key: 15, pairing: 16, meetingOfTwo: 17, checkIn: 18, rating: 19, goal: 20, goalStep: 21, opportunity: 22, module: 23, moduleVersion: 24, moduleText: 25 };
const COOKIES = { lead: 'bench-lead', coordinator: 'bench-coordinator' };

/** The id that `bench_id` gives to the nth row of a kind: shaped as a UUIDv7. */
export function idOf(kind, n) {
  return `0199a000-${KINDS[kind].toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export const PLACES = {
  network: NETWORK,
  organisation: idOf('organisation', 1),
  /** Under way, answered together: nothing else changes it. */
  open: idOf('assessment', 1_000_000),
  /** The newest completed assessment of the lead's organisation, with a note beside every answer. */
  completed: idOf('assessment', ASSESSMENTS_EACH),
};
export const HEADERS = { lead: { cookie: `__Host-s=${COOKIES.lead}` }, coordinator: { cookie: `__Host-s=${COOKIES.coordinator}` } };

/** What the filling needs once per connection; also writes down the criteria, read from the instrument itself. */
export async function prepare(database) {
  await database.query(`
    create function pg_temp.bench_id(kind int, n bigint) returns uuid language sql immutable as
      $$ select ('0199a000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
    create temp table bench_criterion as
      select c.value->>'id' as component, k.value->>'id' as criterion, row_number() over (order by c.ordinality, k.ordinality)::int as n
        from (select content from instrument order by published_at desc, version desc limit 1) i,
             jsonb_array_elements(i.content->'components') with ordinality c, jsonb_array_elements(c.value->'criteria') with ordinality k;
    create temp table bench_instrument as
      select i.id, (select array_agg(component order by first) from (select component, min(n) as first from bench_criterion group by component) c) as components
        from instrument i order by published_at desc, version desc limit 1;`);
  const { rows } = await database.query('select criterion from bench_criterion order by n');
  return rows.map(({ criterion }) => criterion);
}

/** Adds organisations `first` to `last`, with their completed assessments. Texts stay empty: only the program can seal them. */
export async function addOrganisations(database, first, last) {
  const { organisation, assessment, answer } = KINDS;
  const range = `generate_series(${first}, ${last}) o`;
  const each = `${range}, generate_series(1, ${ASSESSMENTS_EACH}) nth, lateral (select ((o - 1) * ${ASSESSMENTS_EACH} + nth)::bigint as a) s`;
  const id = `pg_temp.bench_id(${assessment}, a)`;
  await database.query(`
    begin;
    insert into organisation (id, kind, name, region_id, country, languages, network_id)
      select pg_temp.bench_id(${organisation}, o), case when o % 4 = 0 then 'national' else 'local' end::organisation_kind, 'Organisation ' || lpad(o::text, 3, '0'),
             'africa', (array['KE', 'UG', 'TZ', 'ZA', 'NG', 'GH', 'SN', 'CI', 'CM', 'MW'])[1 + o % 10], '{en,fr}', '${NETWORK}' from ${range};
    insert into assessment (id, organisation_id, instrument_id, mode, state, components, created_at)
      select ${id}, pg_temp.bench_id(${organisation}, o), i.id, 'together', 'answering', i.components, now() - interval '40 days' - interval '100 days' * (${ASSESSMENTS_EACH} - nth)
        from ${each}, bench_instrument i;
    insert into answer (id, assessment_id, criterion_key, person_id, kind, level)
      select pg_temp.bench_id(${answer}, a * 100 + n), ${id}, criterion, null,
             case when dice < 85 then 'level' when dice < 93 then 'not_applicable' else 'dont_know' end::answer_kind, case when dice < 85 then dice % 5 end
        from ${each}, bench_criterion, lateral (select abs(hashint8(a * 100 + n)) % 100 as dice) d
       where a <> ${ASSESSMENTS_EACH};
    commit;`);
  if (first === 1) await addPeople(database);
}

async function addPeople(database) {
  const { person, membership, session } = KINDS;
  const hash = (cookie) => createHash('sha256').update(cookie).digest('hex');
  await database.query(`
    insert into person (id, pseudonym, sign_in_name, locale, time_zone) select pg_temp.bench_id(${person}, n), 'Person ' || n, 'person ' || n, 'en', 'Africa/Nairobi' from generate_series(1, 2) n;
    insert into membership (id, person_id, organisation_id, role) values
      (pg_temp.bench_id(${membership}, 1), pg_temp.bench_id(${person}, 1), '${PLACES.organisation}', 'lead'),
      (pg_temp.bench_id(${membership}, 2), pg_temp.bench_id(${person}, 2), '${NETWORK}', 'coordinator');
    insert into session (id, person_id, public_id, expires_at, absolute_expires_at, shared_device) values
      ('${hash(COOKIES.lead)}', pg_temp.bench_id(${person}, 1), pg_temp.bench_id(${session}, 1), now() + interval '72 hours', now() + interval '14 days', false),
      ('${hash(COOKIES.coordinator)}', pg_temp.bench_id(${person}, 2), pg_temp.bench_id(${session}, 2), now() + interval '72 hours', now() + interval '14 days', false);
    insert into assessment (id, organisation_id, instrument_id, mode, state, components) select '${PLACES.open}', '${PLACES.organisation}', id, 'together', 'answering', components from bench_instrument;
    insert into participant (assessment_id, person_id) select id, pg_temp.bench_id(${person}, 1) from assessment where organisation_id = '${PLACES.organisation}';`);
}

/** Whose page an answer is saved from, as the pages of the program under measure say it. */
let pageOf = '';

async function readPageOf(origin) {
  const { body } = await send(`${origin}/assessments/${PLACES.open}/components/1.data`, { headers: HEADERS.lead });
  pageOf = /"pageOf","([\w-]{22})"/.exec(String(body))?.[1] ?? '';
}

/** Answers an assessment through the program, so that its notes are sealed as they are in life. */
export async function answerThroughProgram(origin, assessmentId, criteria) {
  await readPageOf(origin);
  for (const [i, criterion] of criteria.entries()) {
    const { status } = await send(`${origin}/assessments/${assessmentId}/answers`, saving({ criterion, version: 0, level: i % 5 }));
    if (status !== 200) throw new Error(`An answer was not saved: status ${status}`);
  }
}

/** The request that saves one answer, as the page sends it. */
export function saving({ criterion, version, level }) {
  return {
    method: 'POST',
    headers: { ...HEADERS.lead, 'content-type': 'application/json', 'x-page-of': pageOf, 'sec-fetch-site': 'same-origin', 'accept-encoding': 'br' },
    body: JSON.stringify({ criterion, choice: String(level), note: 'We spoke about this at length, and agreed in the end.', evidence: 'The minutes of two meetings.', version }),
  };
}

/** Writes down scores and priorities of what is still under way (except the open one), and completes it. */
export async function completeAll(database) {
  const ready = `select id from assessment where state = 'answering' and id <> '${PLACES.open}'`;
  await database.query(`
    begin;
    insert into component_score (assessment_id, component_key, score, coverage)
      select w.assessment_id, c.component, avg(w.level)::float, coalesce(count(w.level)::float / nullif(count(*) filter (where w.kind <> 'not_applicable'), 0), 0)
        from answer w join bench_criterion c on c.criterion = w.criterion_key where w.assessment_id in (${ready}) group by 1, 2;
    insert into priority (assessment_id, criterion_key, position)
      select a.id, c.criterion, p from (${ready}) a, generate_series(1, 5) p, lateral (select criterion from bench_criterion where n = 1 + (abs(hashtext(a.id::text)) + p * 11) % (select count(*)::int from bench_criterion)) c;
    with ready as (select a.id, row_number() over (order by a.id) as n from (${ready}) a)
      update assessment a set state = 'completed', completed_at = a.created_at + interval '30 days',
             sharing = (array['scores', 'everything', 'nobody'])[1 + r.n % 3]::sharing, in_aggregates = r.n % 2 = 0
        from ready r where r.id = a.id;
    commit;
    analyze;`);
}

/** What the database holds now. */
export async function countRows(database) {
  const { rows } = await database.query(`
    select (select count(*)::int from organisation where network_id is not null) as organisations,
           (select count(*)::int from assessment where state = 'completed') as assessments,
           (select count(*)::int from answer w join assessment a on a.id = w.assessment_id where a.state = 'completed') as answers`);
  return rows[0];
}
