import type { ActionFunctionArgs } from '@remix-run/node';
import { readEditSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { findDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { approveVersion } from '#app/domain/academy/writing/reviews.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findDraft(person, id);
  const form = await readForm(request, readEditSchema);
  if (!form.ok) return form.refusal;
  await approveVersion(person, id, form.value.edit);
  return goTo(context, `/reviews/${id}`, 'academy.notices.approved');
}
