import { now } from '#app/platform/clock.server.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { Shelf, type ShelvedModule } from './shelf.ts';

/** How long a shelf is looked at, in milliseconds: another process of this program may publish as well. */
const FRESH = 60_000;

/** What is published is small and changes seldom: it is read once, and again when somebody has published here or a minute is over. */
let kept: { readAt: number; shelf: Promise<Shelf> } | null = null;

/** All published modules, as much of them as the library looks at. */
export function readShelf(): Promise<Shelf> {
  const readAt = now().getTime();
  if (kept && Math.abs(readAt - kept.readAt) < FRESH) return kept.shelf;
  const shelf = readPublished().catch((error: unknown) => {
    if (kept?.shelf === shelf) kept = null;
    throw error;
  });
  kept = { readAt, shelf };
  return shelf;
}

/** After modules were published, they are read anew. */
export function forgetShelf(): void {
  kept = null;
}

/** The addresses of published modules by their slugs, for subjects that know modules by these. Pages of results ask for them. */
export async function addressesOf(): Promise<Readonly<Record<string, string>>> {
  return (await readShelf()).addresses;
}

async function readPublished(): Promise<Shelf> {
  const modules = await readRows<ShelvedModule>(Prisma.sql`
    select v.id, m.address, m.slug, v.minutes, v.components, v.competencies, v.audience, n.name as network, case when m.origin_id is not null then coalesce(f.name, '') end as "adaptedFrom",
           (select json_agg(json_build_object('language', t.language, 'sortTitle', t.sort_title) order by t.language) from module_text t where t.version_id = v.id) as texts
      from module_version v join module m on m.id = v.module_id
      left join organisation n on n.id = m.network_id left join module_version ov on ov.id = m.origin_id left join module om on om.id = ov.module_id left join organisation f on f.id = om.network_id
     where v.state = 'published'`);
  return new Shelf(modules);
}
