import type { ActionFunctionArgs } from '@remix-run/node';
import { inviteToMentor } from '#app/domain/mentoring/mentor-invitation.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const as = await inviteToMentor(person, id);
  return goTo(context, as === 'mentor' ? `/pairings/${id}/closure` : `/pairings/${id}/oversight`, 'mentoring.notices.mentorInvited');
}
