// Fills the library: modules with the titles and summaries of those that come with the program, and the begin of their texts, in five languages.
import { HEADERS, KINDS } from './filling.mjs';

const MODULES = 2_000;
/** A module that comes with the program, with all that its page shows. */
const SHIPPED = 'organising-and-collectives';
export const ACADEMY_PAGES = [
  { name: 'library', path: '/library', headers: HEADERS.lead },
  { name: 'library search', path: '/library?q=securite+nuit', headers: HEADERS.lead },
  { name: 'module', path: `/modules/${SHIPPED}`, headers: HEADERS.lead },
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
      select ${id('moduleVersion', 'n')}, ${id('module', 'n')}, 1, 'bench', licence, components, criteria, competencies, audience, '{}', plan, minutes, questions
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
