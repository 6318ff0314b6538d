import type { ActionFunctionArgs } from '@remix-run/node';
import { removePlace } from '#app/domain/academy/editions/timetable-places.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await removePlace(person, id, idParam(params.place));
  return goTo(context, `/editions/${id}/timetable/places`, 'academy.notices.editionKept');
}
