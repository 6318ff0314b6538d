import type { ActionFunctionArgs } from '@remix-run/node';
import { readEditSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { findDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { publishReviewed } from '#app/domain/academy/writing/publication.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findDraft(person, id);
  const form = await readForm(request, readEditSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/modules/${await publishReviewed(person, id, form.value.edit)}`, 'academy.notices.published');
}
