import type { ActionFunctionArgs } from '@remix-run/node';
import { consentToShow } from '#app/domain/academy/sites/visit-course.server.ts';
import { consentSchema } from '#app/domain/academy/sites/visit-forms.ts';
import { findVisitAs } from '#app/domain/academy/sites/visits.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findVisitAs(person, id, 'visits');
  const form = await readForm(request, consentSchema);
  if (!form.ok) return form.refusal;
  const consent = form.value.consent === 'yes';
  await consentToShow(person, id, consent);
  return goTo(context, `/visits/${id}`, consent ? 'academy.notices.visitShown' : 'academy.notices.visitHidden');
}
