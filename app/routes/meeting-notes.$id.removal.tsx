import type { ActionFunctionArgs } from '@remix-run/node';
import { removeMeetingNote } from '#app/domain/mentoring/meeting-notes.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/meetings/${await removeMeetingNote(person, idParam(params.id))}`, 'mentoring.notices.saved');
}
