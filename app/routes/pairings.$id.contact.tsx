import type { ActionFunctionArgs } from '@remix-run/node';
import { contactSchema } from '#app/domain/mentoring/contact-form.ts';
import { allowContact, refuseContact } from '#app/domain/mentoring/contact.server.ts';
import { findStanding } from '#app/domain/mentoring/pairing.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findStanding(person, id);
  const form = await readForm(request, contactSchema);
  if (!form.ok) return form.refusal;
  const isRefused = form.value.contact === 'none';
  await (isRefused ? refuseContact : allowContact)(person, id);
  return goTo(context, `/pairings/${id}`, isRefused ? 'mentoring.notices.contactRefused' : 'mentoring.notices.contactAllowed');
}
