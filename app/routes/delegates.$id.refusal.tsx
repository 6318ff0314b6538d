import type { ActionFunctionArgs } from '@remix-run/node';
import { leaveTeam } from '#app/domain/academy/editions/edition-delegates.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await leaveTeam(person, id, 'decline');
  return goTo(context, `/delegates/${id}`, 'academy.notices.partDeclined');
}
