// Fills the library: modules with the titles and summaries of those that come with the program, and the begin of their texts, in five languages.
import { performance } from 'node:perf_hooks';
import { HEADERS, KINDS, PLACES } from './filling.mjs';
import { send } from './sending.mjs';

const MODULES = 2_000;
/** How many of them an edition teaches, two hours each. */
const TAUGHT = 30;
/** A module that comes with the program, with all that its page shows. */
const SHIPPED = 'organising-and-collectives';
/** Where it stands is known once the program has made it. */
const TIMETABLE = { name: 'timetable', path: '', headers: HEADERS.coordinator };
export const ACADEMY_PAGES = [
  { name: 'library', path: '/library', headers: HEADERS.lead },
  { name: 'library search', path: '/library?q=securite+nuit', headers: HEADERS.lead },
  { name: 'module', path: `/modules/${SHIPPED}`, headers: HEADERS.lead },
  TIMETABLE,
];
export const held = { modules: MODULES, languages: 5 };

const id = (kind, n) => `pg_temp.bench_id(${KINDS[kind]}, ${n})`;

/** Once, after the program has published its own: each of the new ones says what one of those says, under a name of its own. */
export async function addModules(database) {
  await database.query(`
    begin;
    create temp table bench_shipped as
      select (row_number() over (order by m.slug))::int - 1 as place, count(*) over ()::int as of_all, v.* from module m join module_version v on v.module_id = m.id and v.state = 'published';
    insert into module (id, slug, address) select ${id('module', 'n')}, 'bench-' || n, 'bench-' || n from generate_series(1, ${MODULES}) n;
    insert into module_version (id, module_id, version, content_hash, licence, components, criteria, competencies, audience, prerequisites, plan, minutes, questions)
      select ${id('moduleVersion', 'n')}, ${id('module', 'n')}, 1, 'bench', licence, components, criteria, competencies, audience, '{}', plan, case when n <= ${TAUGHT} then 120 else minutes end, questions
        from generate_series(1, ${MODULES}) n join bench_shipped on place = n % of_all;
    insert into module_text (id, version_id, language, title, summary, markdown, page, rendering)
      select ${id('moduleText', 'n * 10 + l.nth')}, ${id('moduleVersion', 'n')}, l.language, t.title || ' ' || n, t.summary, left(t.markdown, 4000), t.page, t.rendering
        from generate_series(1, ${MODULES}) n
        join bench_shipped s on s.place = n % s.of_all
       cross join (values (1, 'en', 'en'), (2, 'fr', 'fr'), (3, 'es', 'fr'), (4, 'pt', 'fr'), (5, 'ru', 'en')) l(nth, language, written)
        join module_text t on t.version_id = s.id and t.language = l.written;
    update module_version set state = 'published', published_at = now() where state = 'draft';
    commit;`);
  // As it is some minutes later by itself: words that were just added lie apart until then, and are looked through one by one.
  await database.query('vacuum analyze');
}

const TRAINERS = 8;

/** What a coordinator types into the forms of an edition, as they send it. */
export const TYPED = {
  edition: [['name', 'Dry season'], ['curriculum', 'bench-order'], ['startsOn', '2098-03-01'], ['endsOn', '2098-03-10'], ['zone', 'Africa/Nairobi'], ['languages[]', 'en'], ['teams', '12'], ['placesPerTeam', '5'], ['currency', 'USD'], ['programme', ''], ['version', '0']],
  faculty: (trainers) => [...trainers.map((id) => ['trainers[]', id]), ['version', '1']],
  hours: [['from', '08:00'], ['until', '18:00'], ['pause', '15'], ['groups', '4'], ['visit', '120'], ['breakFrom1', '12:30'], ['breakUntil1', '13:30'], ['version', '0']],
  room: (number) => [['name', `Room ${number}`], ['site', ''], ['capacity', '20'], ['travel', ''], ['version', '0']],
};

/**
 * An edition of ten days, four rooms and thirty modules for four groups, made as its coordinator makes it: by the forms of the program, which
 * alone can seal its words. Answers in how many milliseconds the program proposes its timetable, the keeping of 120 entries included.
 */
export async function addTimetable(database, origin) {
  await database.query(`
    begin;
    insert into curriculum (id, slug, content_hash, texts) select ${id('module', 100_000)}, 'bench-order', 'bench', '{"title": {"en": "An order", "fr": "Un ordre"}, "summary": {"en": "", "fr": ""}}';
    insert into curriculum_module (curriculum_id, position, module_id) select ${id('module', 100_000)}, n, ${id('module', 'n')} from generate_series(1, 30) n;
    insert into person (id, pseudonym, sign_in_name, time_zone) select ${id('person', '40000 + n')}, 'Trainer ' || n, 'trainer ' || n, 'Africa/Nairobi' from generate_series(1, ${TRAINERS}) n;
    insert into membership (id, person_id, organisation_id, role) select ${id('membership', '40000 + n')}, ${id('person', '40000 + n')}, '${PLACES.network}', 'trainer' from generate_series(1, ${TRAINERS}) n;
    commit;`);
  const { rows: trainers } = await database.query(`select id from person where pseudonym like 'Trainer %'`);
  await post(origin, `/networks/${PLACES.network}/editions/new`, TYPED.edition);
  const { rows: [edition] } = await database.query('select id from edition order by created_at desc limit 1');
  const at = `/editions/${edition.id}`;
  await post(origin, `${at}/faculty`, TYPED.faculty(trainers.map((one) => one.id)));
  await post(origin, `${at}/timetable/hours`, TYPED.hours);
  for (let room = 1; room <= 4; room += 1) await post(origin, `${at}/timetable/places`, TYPED.room(room));
  const began = performance.now();
  await post(origin, `${at}/timetable/proposal`, []);
  const took = performance.now() - began;
  const { rows: [{ count }] } = await database.query('select count(*)::int as count from timetable_entry where edition_id = $1', [edition.id]);
  TIMETABLE.path = `${at}/timetable?day=5`;
  return { milliseconds: took, entries: count };
}

async function post(origin, path, fields) {
  const { status } = await send(`${origin}${path}`, { method: 'POST', headers: { ...HEADERS.coordinator, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams(fields).toString() });
  if (status !== 303) throw new Error(`${path} answered with status ${status}`);
}
