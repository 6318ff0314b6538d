import type { ActionFunctionArgs } from '@remix-run/node';
import { answerInvitation } from '#app/domain/mentoring/mentor-invitation.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await answerInvitation(person, id, 'decline');
  return goTo(context, `/pairings/${id}/closure`, 'mentoring.notices.mentorDeclined');
}
