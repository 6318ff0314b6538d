import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { PICTURE_KEY } from './markdown-pictures.ts';
import { readableBy } from './reading.server.ts';
import { isNeutral } from './telling.ts';
import { NAME } from '../vocabulary.ts';

/** A picture of what is published, as its page shows it, for whoever may read the page: WebP. @throws NotFound */
export async function readPicture(person: AskingPerson | null, address: string, key: string): Promise<Buffer> {
  if (!NAME.test(address) || !PICTURE_KEY.test(key)) throw new NotFound();
  const [found] = await readRows<{ small: Uint8Array; titles: string[] }>(Prisma.sql`
    select p.small, (select array_agg(t.title) from module_text t where t.version_id = v.id) as titles
      from module m join module_version v on v.module_id = m.id and v.state = 'published' join module_picture p on p.version_id = v.id and p.key = ${key}
     where m.address = ${address} and ${readableBy(person)}`);
  // A visitor reads no text whose title tells, and so sees nothing of what it shows.
  if (!found || !(person || found.titles.some(isNeutral))) throw new NotFound();
  return Buffer.from(found.small);
}
