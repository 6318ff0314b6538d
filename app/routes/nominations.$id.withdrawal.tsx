import type { ActionFunctionArgs } from '@remix-run/node';
import { withdrawNomination } from '#app/domain/mentoring/nominations.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { isOwn, organisationId } = await withdrawNomination(person, idParam(params.id));
  return goTo(context, isOwn ? '/mentoring' : `/organisations/${organisationId}/nominations`, 'mentoring.notices.nominationWithdrawn');
}
