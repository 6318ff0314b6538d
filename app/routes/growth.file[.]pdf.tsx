import type { LoaderFunctionArgs } from '@remix-run/node';
import { makePortfolio } from '#app/domain/mentoring/portfolio.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { download } from '#app/http/reply.server.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return download(await makePortfolio(person, await localeOf(context)), 'pdf');
}
