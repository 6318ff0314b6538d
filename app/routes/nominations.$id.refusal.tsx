import type { ActionFunctionArgs } from '@remix-run/node';
import { answerNomination } from '#app/domain/mentoring/nominations.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await answerNomination(person, idParam(params.id), 'decline');
  return goTo(context, '/mentoring', 'mentoring.notices.nominationDeclined');
}
