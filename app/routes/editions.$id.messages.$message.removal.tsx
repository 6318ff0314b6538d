import type { ActionFunctionArgs } from '@remix-run/node';
import { takeMessageBack } from '#app/domain/academy/editions/edition-messages.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await takeMessageBack(person, id, idParam(params.message));
  return goTo(context, `/editions/${id}/messages`, 'academy.notices.messageTakenBack');
}
