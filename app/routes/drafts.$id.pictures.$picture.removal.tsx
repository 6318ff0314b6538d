import type { ActionFunctionArgs } from '@remix-run/node';
import { removePicture } from '#app/domain/academy/writing/draft-pictures.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await removePicture(person, id, idParam(params.picture));
  return goTo(context, `/drafts/${id}/pictures`, 'academy.notices.pieceRemoved');
}
