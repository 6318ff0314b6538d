import type { ActionFunctionArgs } from '@remix-run/node';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { askForAssistance } from '#app/http/plan-steps.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, await askForAssistance(person, idParam(params.id)), 'academy.notices.planAsked');
}
