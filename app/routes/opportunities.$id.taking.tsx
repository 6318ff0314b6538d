import type { ActionFunctionArgs } from '@remix-run/node';
import { takeOpportunity } from '#app/domain/mentoring/opportunities.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await takeOpportunity(person, idParam(params.id));
  return goTo(context, '/opportunities', 'mentoring.notices.taken');
}
