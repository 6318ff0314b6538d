import type { ActionFunctionArgs } from '@remix-run/node';
import { reopenComment } from '#app/domain/academy/writing/reviews.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  return goTo(context, `/reviews/${id}#piece-${await reopenComment(person, id, idParam(params.comment))}`, 'academy.notices.commentReopened');
}
