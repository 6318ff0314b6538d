import type { ActionFunctionArgs } from '@remix-run/node';
import { beginNextVersion } from '#app/domain/academy/writing/revision.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/drafts/${await beginNextVersion(person, params.slug ?? '')}`, 'academy.notices.begun');
}
