import type { ActionFunctionArgs } from '@remix-run/node';
import { answerInvitation } from '#app/domain/mentoring/mentor-invitation.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';
import { renewedSession } from '#app/http/session.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  renewedSession(context, person, await answerInvitation(person, idParam(params.id), 'accept'));
  return goTo(context, '/mentoring/mentor-profile', 'mentoring.notices.mentorAccepted');
}
