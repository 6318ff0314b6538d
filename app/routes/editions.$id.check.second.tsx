import type { ActionFunctionArgs } from '@remix-run/node';
import { openSecondRound } from '#app/domain/academy/editions/knowledge-check.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await openSecondRound(person, id);
  return goTo(context, `/editions/${id}/check`, 'academy.notices.secondOpened');
}
