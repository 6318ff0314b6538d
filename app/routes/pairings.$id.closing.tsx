import type { ActionFunctionArgs } from '@remix-run/node';
import { beginClosing, goOnAfterAll } from '#app/domain/mentoring/closing.server.ts';
import { closingMoveSchema } from '#app/domain/mentoring/ending-forms.ts';
import { findPairing } from '#app/domain/mentoring/pairing.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

/** The closing begins, or the two go on after all. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findPairing(person, id);
  const form = await readForm(request, closingMoveSchema);
  if (!form.ok) return form.refusal;
  const begins = form.value.move === 'begin';
  await (begins ? beginClosing : goOnAfterAll)(person, id);
  return goTo(context, begins ? `/pairings/${id}/closure` : `/pairings/${id}`, begins ? 'mentoring.notices.closing' : 'mentoring.notices.resumed');
}
