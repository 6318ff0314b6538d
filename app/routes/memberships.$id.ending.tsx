import type { ActionFunctionArgs } from '@remix-run/node';
import { endMembership } from '#app/domain/network/people.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/organisations/${await endMembership(person, idParam(params.id))}/people`, 'network.notices.membershipEnded');
}
