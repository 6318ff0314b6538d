import type { ActionFunctionArgs } from '@remix-run/node';
import { undoSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { undoChoice } from '#app/domain/academy/writing/origin-choices.server.ts';
import { readOrigin } from '#app/domain/academy/writing/origin-offers.server.ts';
import { RefusedField } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, refusedAt } from '#app/http/reply.server.ts';

/** What was decided on a change of the origin is open again. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readOrigin(person, id);
  const form = await readForm(request, undoSchema);
  if (!form.ok) return form.refusal;
  try {
    await undoChoice(person, id, form.value);
  } catch (error) {
    if (!(error instanceof RefusedField)) throw error;
    return refusedAt(error, 'key', form.typed);
  }
  return goTo(context, `/drafts/${id}/origin`, 'academy.notices.choiceUndone');
}
