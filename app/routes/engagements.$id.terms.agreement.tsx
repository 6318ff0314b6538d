import type { ActionFunctionArgs } from '@remix-run/node';
import { agreementSchema } from '#app/domain/assistance/model.ts';
import { agreeToTerms } from '#app/domain/assistance/terms.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, agreementSchema);
  if (!form.ok) return form.refusal;
  const outcome = await agreeToTerms(person, id, form.value.edit);
  return goTo(context, `/engagements/${id}/terms`, outcome === 'agreed' ? 'assistance.notices.agreed' : 'assistance.notices.agreedOwn');
}
