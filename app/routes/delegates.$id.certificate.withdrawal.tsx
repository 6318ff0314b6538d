import type { ActionFunctionArgs } from '@remix-run/node';
import { withdrawCertificate } from '#app/domain/academy/editions/certificate.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await withdrawCertificate(person, id);
  return goTo(context, `/delegates/${id}/certificate`, 'academy.notices.certificateWithdrawn');
}
