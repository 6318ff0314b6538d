import type { ActionFunctionArgs } from '@remix-run/node';
import { moveLine } from '#app/domain/academy/editions/action-plan-changes.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

/** Goes on where it can be undone. */
export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/teams/${await moveLine(person, idParam(params.id), 'remove')}/plan`, 'academy.notices.planLineRemoved');
}
