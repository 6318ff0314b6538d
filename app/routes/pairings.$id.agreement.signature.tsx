import type { ActionFunctionArgs } from '@remix-run/node';
import { signatureSchema } from '#app/domain/mentoring/agreement-form.ts';
import { signAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { findPairing } from '#app/domain/mentoring/pairing.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findPairing(person, id);
  const form = await readForm(request, signatureSchema);
  if (!form.ok) return form.refusal;
  const outcome = await signAgreement(person, id, form.value.edit);
  return goTo(context, `/pairings/${id}/agreement`, outcome === 'signed' ? 'mentoring.notices.signed' : 'mentoring.notices.ownSigned');
}
