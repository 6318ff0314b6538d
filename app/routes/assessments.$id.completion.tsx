import type { ActionFunctionArgs } from '@remix-run/node';
import { completeAssessment } from '#app/domain/assessment/completion.server.ts';
import { completionSchema } from '#app/domain/assessment/model.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, completionSchema);
  if (!form.ok) return form.refusal;
  await completeAssessment(person, id, form.value.leaveOpen);
  return goTo(context, `/assessments/${id}/results`, 'assessment.notices.completed');
}
