import type { ActionFunctionArgs } from '@remix-run/node';
import { removeAbsence } from '#app/domain/calendar/availability.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await removeAbsence(person, idParam(params.id));
  return goTo(context, '/availability/absences', 'calendar.notices.removed');
}
