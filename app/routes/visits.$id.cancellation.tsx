import type { ActionFunctionArgs } from '@remix-run/node';
import { callOff } from '#app/domain/academy/sites/visit-requests.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await callOff(person, id);
  return goTo(context, `/visits/${id}`, 'academy.notices.visitCalledOff');
}
