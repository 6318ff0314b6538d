import type { ActionFunctionArgs } from '@remix-run/node';
import { startRequest } from '#app/domain/assistance/asking.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/requests/${await startRequest(person, idParam(params.id))}/edit`);
}
