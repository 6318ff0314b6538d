import type { ActionFunctionArgs } from '@remix-run/node';
import { askForMentor } from '#app/domain/mentoring/nominations.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await askForMentor(person);
  return goTo(context, '/mentoring', 'mentoring.notices.asked');
}
