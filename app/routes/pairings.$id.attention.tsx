import type { ActionFunctionArgs } from '@remix-run/node';
import { seeTo } from '#app/domain/mentoring/watch.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/networks/${await seeTo(person, idParam(params.id))}/mentoring`, 'mentoring.notices.seenTo');
}
