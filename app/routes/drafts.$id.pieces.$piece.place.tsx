import type { ActionFunctionArgs } from '@remix-run/node';
import { placeSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { movePiece, readPiece } from '#app/domain/academy/writing/pieces.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const [id, pieceId] = [idParam(params.id), idParam(params.piece)];
  await readPiece(person, id, pieceId);
  const form = await readForm(request, placeSchema);
  if (!form.ok) return form.refusal;
  await movePiece(person, id, pieceId, form.value.to);
  return goTo(context, `/drafts/${id}#plan`, 'academy.notices.moved');
}
