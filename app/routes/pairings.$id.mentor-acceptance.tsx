import type { ActionFunctionArgs } from '@remix-run/node';
import { answerInvitation } from '#app/domain/mentoring/mentor-invitation.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';
import { giveNewSession } from '#app/http/session.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await answerInvitation(person, idParam(params.id), 'accept');
  await giveNewSession(context, person);
  return goTo(context, '/mentoring/mentor-profile', 'mentoring.notices.mentorAccepted');
}
