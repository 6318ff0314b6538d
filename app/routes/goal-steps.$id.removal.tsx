import type { ActionFunctionArgs } from '@remix-run/node';
import { removeStep } from '#app/domain/mentoring/goal-steps.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/goals/${await removeStep(person, idParam(params.id))}`, 'mentoring.notices.saved');
}
