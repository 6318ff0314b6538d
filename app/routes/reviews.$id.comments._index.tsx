import type { ActionFunctionArgs } from '@remix-run/node';
import { commentSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { findDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { commentPiece } from '#app/domain/academy/writing/reviews.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findDraft(person, id);
  const form = await readForm(request, commentSchema);
  if (!form.ok) return form.refusal;
  await commentPiece(person, id, form.value);
  return goTo(context, `/reviews/${id}#piece-${form.value.piece}`, 'academy.notices.commented');
}
