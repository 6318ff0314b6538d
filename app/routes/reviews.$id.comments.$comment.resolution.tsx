import type { ActionFunctionArgs } from '@remix-run/node';
import { resolveComment } from '#app/domain/academy/writing/reviews.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { pieceId, isInReview } = await resolveComment(person, id, idParam(params.comment));
  return goTo(context, isInReview ? `/reviews/${id}#piece-${pieceId}` : `/drafts/${id}/pieces/${pieceId}`, 'academy.notices.resolved');
}
