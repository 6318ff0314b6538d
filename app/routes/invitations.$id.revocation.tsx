import type { ActionFunctionArgs } from '@remix-run/node';
import { revokeInvitation } from '#app/domain/network/invitations.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/organisations/${await revokeInvitation(person, idParam(params.id))}/invitations`, 'network.notices.revoked');
}
