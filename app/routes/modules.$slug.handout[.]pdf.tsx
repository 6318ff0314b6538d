import type { LoaderFunctionArgs } from '@remix-run/node';
import { keepPaper } from '#app/domain/academy/papers/papers.server.ts';
import { sendKeptFile } from '#app/http/kept-file.server.ts';
import { allowAnyone, localeOf } from '#app/http/person.server.ts';
import { taughtNames } from '#app/http/taught-ids.server.ts';
import { orSignIn } from '#app/http/visitors.server.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  const asked = new URL(request.url).searchParams.get('in');
  return sendKeptFile(orSignIn(context, person, keepPaper(person, 'handout', params.slug ?? '', await localeOf(context), asked, taughtNames)), 'pdf', 'academy.papers.beingMade');
}
