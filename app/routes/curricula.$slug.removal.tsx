import type { ActionFunctionArgs } from '@remix-run/node';
import { removeCurriculum } from '#app/domain/academy/writing/curricula.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await removeCurriculum(person, params.slug ?? '');
  return goTo(context, '/library', 'academy.notices.curriculumRemoved');
}
