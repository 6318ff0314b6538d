import type { ActionFunctionArgs } from '@remix-run/node';
import { removalSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { readPiece, removePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const [id, pieceId] = [idParam(params.id), idParam(params.piece)];
  await readPiece(person, id, pieceId);
  const form = await readForm(request, removalSchema);
  if (!form.ok) return form.refusal;
  await removePiece(person, id, pieceId, form.value.edit);
  return goTo(context, `/drafts/${id}`, 'academy.notices.pieceRemoved');
}
