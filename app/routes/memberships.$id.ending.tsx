import type { ActionFunctionArgs } from '@remix-run/node';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';
import { renewedSession } from '#app/http/session.server.ts';

/** Goes on where it can be undone; who ended a role of their own may have no more to do there. */
export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { organisationId, personId, renewed } = await endMembership(person, idParam(params.id));
  renewedSession(context, person, renewed);
  return goTo(context, personId === person.id ? '/home' : `/organisations/${organisationId}/people/${personId}`, 'network.notices.membershipEnded');
}
