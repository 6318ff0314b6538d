import type { ActionFunctionArgs } from '@remix-run/node';
import { settleTaking } from '#app/domain/mentoring/opportunities.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await settleTaking(person, idParam(params.id), 'giveBack', null);
  return goTo(context, '/opportunities', 'mentoring.notices.saved');
}
