import type { ActionFunctionArgs } from '@remix-run/node';
import { seenToSchema } from '#app/domain/mentoring/oversight-form.ts';
import { assertWatches, seeTo } from '#app/domain/mentoring/oversight.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await assertWatches(person, id);
  const form = await readForm(request, seenToSchema);
  if (!form.ok) return form.refusal;
  await seeTo(person, id, form.value);
  return goTo(context, `/pairings/${id}/oversight`, 'mentoring.notices.saved');
}
