import type { ActionFunctionArgs } from '@remix-run/node';
import { pathOf } from '#app/domain/assistance/parts.ts';
import { cancelSession } from '#app/domain/assistance/sessions.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, pathOf(await cancelSession(person, idParam(params.id)), 'schedule'), 'assistance.notices.cancelled');
}
