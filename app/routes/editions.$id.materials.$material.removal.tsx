import type { ActionFunctionArgs } from '@remix-run/node';
import { takeMaterialAway } from '#app/domain/academy/editions/day-materials.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const number = await takeMaterialAway(person, id, idParam(params.material));
  return goTo(context, `/editions/${id}/days/${number}/papers`, 'academy.notices.takenAway');
}
