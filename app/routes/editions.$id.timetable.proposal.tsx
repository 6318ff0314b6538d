import type { ActionFunctionArgs } from '@remix-run/node';
import { proposeAnew } from '#app/domain/academy/editions/timetable-proposal.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const leftOut = await proposeAnew(person, id, await localeOf(context));
  return goTo(context, `/editions/${id}/timetable`, leftOut > 0 ? 'academy.notices.timetablePartly' : 'academy.notices.timetableProposed');
}
