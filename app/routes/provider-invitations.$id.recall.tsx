import type { ActionFunctionArgs } from '@remix-run/node';
import { recallInvitation } from '#app/domain/assistance/provider-invitations.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/engagements/${await recallInvitation(person, idParam(params.id))}/providers`, 'assistance.notices.recalled');
}
