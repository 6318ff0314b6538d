import type { ActionFunctionArgs } from '@remix-run/node';
import { acknowledgeBriefing } from '#app/domain/academy/sites/visit-course.server.ts';
import { briefingSchema } from '#app/domain/academy/sites/visit-forms.ts';
import { findVisitAs } from '#app/domain/academy/sites/visits.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findVisitAs(person, id, 'isVisitor');
  const form = await readForm(request, briefingSchema);
  if (!form.ok) return form.refusal;
  await acknowledgeBriefing(person, id, form.value);
  return goTo(context, `/visits/${id}`, 'academy.notices.briefingRead');
}
