import type { ActionFunctionArgs } from '@remix-run/node';
import { restoreMembership } from '#app/domain/network/memberships.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { organisationId, personId } = await restoreMembership(person, idParam(params.id));
  return goTo(context, `/organisations/${organisationId}/people/${personId}`, 'network.notices.membershipRestored');
}
