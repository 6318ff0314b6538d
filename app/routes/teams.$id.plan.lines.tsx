import type { ActionFunctionArgs } from '@remix-run/node';
import { addLine } from '#app/domain/academy/editions/action-plan-changes.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/plan-lines/${await addLine(person, idParam(params.id))}`);
}
