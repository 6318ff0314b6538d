import type { ActionFunctionArgs } from '@remix-run/node';
import { completionSchema } from '#app/domain/mentoring/goal-form.ts';
import { completeStep, readStep } from '#app/domain/mentoring/goal-steps.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readStep(person, id);
  const form = await readForm(request, completionSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/goals/${await completeStep(person, id, form.value.done)}`, 'mentoring.notices.saved');
}
