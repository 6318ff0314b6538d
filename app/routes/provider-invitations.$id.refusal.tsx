import type { ActionFunctionArgs } from '@remix-run/node';
import { answerSchema } from '#app/domain/assistance/provider-forms.ts';
import { declineInvitation } from '#app/domain/assistance/provider-invitations.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, answerSchema);
  if (!form.ok) return form.refusal;
  await declineInvitation(person, idParam(params.id), form.value.answer);
  return goTo(context, '/provider-invitations', 'assistance.notices.declined');
}
