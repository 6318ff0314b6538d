import type { ActionFunctionArgs } from '@remix-run/node';
import { removeEntry } from '#app/domain/academy/editions/timetable-entries.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const day = await removeEntry(person, id, idParam(params.entry), await localeOf(context));
  return goTo(context, `/editions/${id}/timetable?day=${day + 1}`, 'academy.notices.timetableRemoved');
}
