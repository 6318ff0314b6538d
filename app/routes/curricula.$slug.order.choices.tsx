import type { ActionFunctionArgs } from '@remix-run/node';
import { findOwnCurriculum, decideOrder } from '#app/domain/academy/writing/curricula.server.ts';
import { orderChoiceSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, refusedAt } from '#app/http/reply.server.ts';

/** A change of what a curriculum was adapted from is taken, or left. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const slug = params.slug ?? '';
  await findOwnCurriculum(person, slug);
  const form = await readForm(request, orderChoiceSchema);
  if (!form.ok) return form.refusal;
  try {
    await decideOrder(person, slug, form.value);
  } catch (error) {
    return refusedAt(error, 'module', form.typed);
  }
  return goTo(context, `/curricula/${slug}/order`, 'academy.notices.orderKept');
}
