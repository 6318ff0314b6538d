import type { ActionFunctionArgs } from '@remix-run/node';
import { acknowledgeBriefing } from '#app/domain/academy/sites/visit-course.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await acknowledgeBriefing(person, id);
  return goTo(context, `/visits/${id}`, 'academy.notices.briefingRead');
}
