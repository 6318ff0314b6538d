// Fills the database with mentoring: a network's pairings in every state, and one mentee with two years of growth.
import { createHash } from 'node:crypto';
import { COMPETENCIES } from '../../app/domain/mentoring/competencies.ts';
import { HEADERS, idOf, KINDS, PLACES } from './filling.mjs';
import { makeKeys, seal } from './sealing.mjs';

const PAIRINGS = 2_000;
const MENTORS = 400;
const MONTHS = 24;
const COOKIE = 'bench-mentee';
/** The mentee whose growth is looked at: two pairings of a year each, the second goes on. */
const MENTEE = idOf('person', 10_001);
const OWN = [idOf('pairing', 1), idOf('pairing', PAIRINGS + 1)];
const WORDS = 'I spoke before forty people, my voice held, and two of them wrote to me afterwards to ask how we had begun.';

const headers = { cookie: `__Host-s=${COOKIE}` };
export const MENTORING_PAGES = [
  { name: 'mentee’s home', path: '/mentoring', headers },
  { name: 'growth', path: '/growth', headers },
  { name: 'pairings', path: `/networks/${PLACES.network}/mentoring`, headers: HEADERS.coordinator },
];
export const held = { pairings: PAIRINGS, months: MONTHS };

const id = (kind, n) => `pg_temp.bench_id(${KINDS[kind]}, ${n})`;

/** Pairings of which a quarter are closed, each with what two people come to: an agreement, meetings, check-ins, levels. */
async function addPairings(database) {
  await database.query(`
    begin;
    insert into person (id, pseudonym, sign_in_name, time_zone) select ${id('person', '10000 + n')}, 'Mentee ' || n, 'mentee ' || n, 'Africa/Nairobi' from generate_series(1, ${PAIRINGS}) n;
    insert into person (id, pseudonym, sign_in_name, time_zone) select ${id('person', '20000 + n')}, 'Mentor ' || n, 'mentor ' || n, 'Africa/Nairobi' from generate_series(1, ${MENTORS}) n;
    insert into membership (id, person_id, organisation_id, role) select ${id('membership', '10000 + n')}, ${id('person', '10000 + n')}, ${id('organisation', '1 + n % 300')}, 'emerging_leader' from generate_series(1, ${PAIRINGS}) n;
    insert into membership (id, person_id, organisation_id, role) select ${id('membership', '20000 + n')}, ${id('person', '20000 + n')}, '${PLACES.network}', 'mentor' from generate_series(1, ${MENTORS}) n;
    insert into mentor_profile (person_id, places, forms) select ${id('person', '20000 + n')}, 6, '{call}' from generate_series(1, ${MENTORS}) n;
    create temp table bench_pairing as
      select n, case when n % 4 = 0 then 'closed' when n % 40 = 1 and n > 1 then 'paused' when n % 40 = 2 then 'closing' when n % 40 = 3 then 'accepted' else 'active' end as state,
             now() - interval '1 year' - n * interval '1 minute' as began from generate_series(1, ${PAIRINGS}) n;
    insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, accepted_at, active_at, paused_at, closing_at, ended_at, ending, raised_at)
      select ${id('pairing', 'n')}, ${id('person', `20001 + n % ${MENTORS}`)}, ${id('person', '10000 + n')}, '${PLACES.network}', '${PLACES.network}', state::pairing_state, began,
             case when state <> 'accepted' then began end, case when state = 'paused' then now() end, case when state in ('closing', 'closed') then now() end, case when state = 'closed' then now() end, case when state = 'closed' then 'completed'::pairing_ending end, case when n % 50 = 7 then now() end
        from bench_pairing;
    insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, accepted_at, active_at, closing_at, ended_at, ending)
      select '${OWN[1]}', ${id('person', 20_001)}, '${MENTEE}', '${PLACES.network}', '${PLACES.network}', 'closed', now() - interval '2 years', now() - interval '2 years', now() - interval '1 year', now() - interval '1 year', 'completed';
    create temp table bench_meeting_of_two as
      select p.n * 100 + m as i, p.n, m, p.began + m * interval '2 weeks' as at, case when m % 7 = 0 then 'missed' else 'held' end as state from bench_pairing p, generate_series(1, 10) m where p.state <> 'accepted'
      union all select 300000 + m, case when m <= 26 then ${PAIRINGS + 1} else 1 end, m, now() - interval '2 years' + m * interval '2 weeks', 'held' from generate_series(1, 51) m;
    insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) select ${id('booking', '1000000 + i')}, at, at + interval '1 hour', 'UTC', 'pairing', ${id('pairing', 'n')} from bench_meeting_of_two;
    insert into meeting (id, pairing_id, booking_id, form, state, settled_at) select ${id('meetingOfTwo', 'i')}, ${id('pairing', 'n')}, ${id('booking', '1000000 + i')}, 'call', state::meeting_state, at from bench_meeting_of_two;
    insert into meeting_miss (meeting_id, starts_at) select ${id('meetingOfTwo', 'i')}, at from bench_meeting_of_two where state = 'missed';
    insert into check_in (id, pairing_id, person_id, month, useful, safe, needs)
      select ${id('checkIn', 'p.n * 100 + m * 2 + k')}, ${id('pairing', 'p.n')}, case when k = 0 then ${id('person', '10000 + p.n')} else ${id('person', `20001 + p.n % ${MENTORS}`)} end,
             date_trunc('month', now())::date - m * interval '1 month', (array['yes', 'partly', 'no']::answer3[])[1 + p.n % 3], case when p.n % 90 = 5 then 'partly' else 'yes' end::answer3, p.n % 11 = 0
        from bench_pairing p, generate_series(0, 5) m, generate_series(0, 1) k;
    insert into level_rating (id, pairing_id, competency, level, rated_by, at)
      select ${id('rating', 'p.n * 1000 + c * 10 + r')}, ${id('pairing', 'p.n')}, ($1::text[])[1 + (p.n + c) % ${COMPETENCIES.length}], least(4, 1 + r), 'mentee', p.began + r * interval '3 months' from bench_pairing p, generate_series(0, 1) c, generate_series(0, 2) r where p.n > 1;
    commit;
    analyze;`.replaceAll('$1::text[]', `array[${COMPETENCIES.map((key) => `'${key}'`).join(', ')}]`));
}

/** Two years of one mentee: each competency rated by both each month, goals with steps, what was taken and what was looked back on, in sealed words. */
async function addGrowth(database) {
  const keys = COMPETENCIES.map((key) => `'${key}'`).join(', ');
  const sealed = (kind, field, n, pairing, rowId) => seal(WORDS, pairing, { model: kind, field, rowId: rowId ?? n });
  await database.query(`
    insert into session (id, person_id, public_id, expires_at, absolute_expires_at, shared_device) values ('${createHash('sha256').update(COOKIE).digest('hex')}', '${MENTEE}', ${id('session', 3)}, now() + interval '72 hours', now() + interval '14 days', false);
    insert into mentee_profile (person_id, forms) values ('${MENTEE}', '{call}');
    insert into level_rating (id, pairing_id, competency, level, rated_by, at)
      select ${id('rating', '5000000 + m * 100 + c * 2 + k')}, case when m < ${MONTHS / 2} then '${OWN[1]}'::uuid else '${OWN[0]}'::uuid end, (array[${keys}])[c], least(4, 1 + (m + c) / 9), (array['mentee', 'mentor']::rated_by[])[1 + k], now() - interval '2 years' + m * interval '1 month'
        from generate_series(0, ${MONTHS - 1}) m, generate_series(1, ${COMPETENCIES.length}) c, generate_series(0, 1) k`);
  for (let n = 1; n <= 20; n += 1) {
    const [goal, pairing] = [idOf('goal', n), OWN[n % 2]];
    await database.query("insert into goal (id, pairing_id, competency, start_level, wanted_level, why, state, settled_at, created_at) values ($1, $2, $3, 1, 3, $4, $5, $6, now() - interval '1 year')", [goal, pairing, COMPETENCIES[n % COMPETENCIES.length], sealed('goal', 'why', goal, pairing), n % 3 === 0 ? 'reached' : 'open', n % 3 === 0 ? new Date() : null]);
    for (let step = 1; step <= 6; step += 1) {
      const at = idOf('goalStep', n * 10 + step);
      await database.query('insert into goal_step (id, goal_id, text, done_at, position) values ($1, $2, $3, $4, $5)', [at, goal, sealed('goal_step', 'text', at, pairing), step < 4 ? new Date() : null, step]);
    }
    const opportunity = idOf('opportunity', n);
    await database.query("insert into opportunity (id, network_id, pairing_id, kind, text) values ($1, $2, $3, 'speak', $4)", [opportunity, PLACES.network, pairing, sealed('opportunity', 'text', opportunity, pairing)]);
    await database.query("insert into opportunity_taking (opportunity_id, pairing_id, state, gave, settled_at) values ($1, $2, 'done', $3, now())", [opportunity, pairing, sealed('opportunity_taking', 'gave', opportunity, pairing, `${opportunity}:${pairing}`)]);
  }
  for (const pairing of OWN) {
    const texts = ['learned', 'proud', 'next'].map((field) => sealed('reflection', field, pairing, pairing, `${pairing}:${MENTEE}`));
    await database.query('insert into reflection (pairing_id, person_id, learned, proud, next, done_at) values ($1, $2, $3, $4, $5, now())', [pairing, MENTEE, ...texts]);
  }
}

/** Once, when the organisations are there. */
export async function addMentoring(database) {
  await addPairings(database);
  await makeKeys(database, OWN, (n) => idOf('key', 1_000 + n));
  await addGrowth(database);
  await database.query('analyze');
}
