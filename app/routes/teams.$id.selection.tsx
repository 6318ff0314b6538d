import type { ActionFunctionArgs } from '@remix-run/node';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { takeDecision } from '#app/http/team-decisions.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return takeDecision(context, request, person, idParam(params.id), 'select', 'academy.notices.teamSelected');
}
