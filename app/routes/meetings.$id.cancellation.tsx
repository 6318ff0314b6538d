import type { ActionFunctionArgs } from '@remix-run/node';
import { cancelMeeting } from '#app/domain/mentoring/meetings.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/pairings/${await cancelMeeting(person, idParam(params.id))}/meetings`, 'mentoring.notices.cancelled');
}
