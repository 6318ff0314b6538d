import type { ActionFunctionArgs } from '@remix-run/node';
import { withdrawAssessment } from '#app/domain/assessment/revision.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/organisations/${await withdrawAssessment(person, idParam(params.id))}/assessments`, 'assessment.notices.withdrawn');
}
