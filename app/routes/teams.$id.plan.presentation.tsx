import type { ActionFunctionArgs } from '@remix-run/node';
import { movePlan } from '#app/domain/academy/editions/action-plan-changes.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await movePlan(person, id, 'present');
  return goTo(context, `/teams/${id}/plan`, 'academy.notices.planPresented');
}
