import type { ActionFunctionArgs } from '@remix-run/node';
import { goalMoveSchema } from '#app/domain/mentoring/goal-form.ts';
import { findOwnGoal, settleGoal } from '#app/domain/mentoring/goals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

/** Reached, let go, or taken up again. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findOwnGoal(person, id);
  const form = await readForm(request, goalMoveSchema);
  if (!form.ok) return form.refusal;
  await settleGoal(person, id, form.value.move);
  return goTo(context, `/goals/${id}`, 'mentoring.notices.saved');
}
