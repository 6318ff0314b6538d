import type { ActionFunctionArgs } from '@remix-run/node';
import { withdrawRequest } from '#app/domain/assistance/withdrawal.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/organisations/${await withdrawRequest(person, idParam(params.id))}/requests`, 'assistance.notices.withdrawn');
}
