import type { ActionFunctionArgs } from '@remix-run/node';
import { restoreMembership } from '#app/domain/network/memberships.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';
import { renewedSession } from '#app/http/session.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { organisationId, personId, renewed } = await restoreMembership(person, idParam(params.id));
  renewedSession(context, person, renewed);
  return goTo(context, `/organisations/${organisationId}/people/${personId}`, 'network.notices.membershipRestored');
}
