import type { LoaderFunctionArgs } from '@remix-run/node';
import { packCopy } from '#app/domain/mentoring/copy-page.server.ts';
import { readOwnCopy } from '#app/domain/mentoring/own-copy.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { download } from '#app/http/reply.server.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return download(packCopy(await readOwnCopy(person), await localeOf(context)), 'zip');
}
