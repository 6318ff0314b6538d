import type { ActionFunctionArgs } from '@remix-run/node';
import { reopenOrganisation } from '#app/domain/network/closure.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';
import { renewedSession } from '#app/http/session.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  renewedSession(context, person, await reopenOrganisation(person, id));
  return goTo(context, `/organisations/${id}`, 'network.notices.reopened');
}
