import type { ActionFunctionArgs } from '@remix-run/node';
import { removeNote } from '#app/domain/assistance/session-notes.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/sessions/${await removeNote(person, idParam(params.id))}`, 'assistance.notices.removed');
}
