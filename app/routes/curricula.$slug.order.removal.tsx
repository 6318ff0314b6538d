import type { ActionFunctionArgs } from '@remix-run/node';
import { findOwnCurriculum, takeOut } from '#app/domain/academy/writing/curricula.server.ts';
import { inOrderSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, refusedAt } from '#app/http/reply.server.ts';

/** A module is taken out of the order. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const slug = params.slug ?? '';
  await findOwnCurriculum(person, slug);
  const form = await readForm(request, inOrderSchema);
  if (!form.ok) return form.refusal;
  try {
    await takeOut(person, slug, form.value.module);
  } catch (error) {
    return refusedAt(error, 'module', form.typed);
  }
  return goTo(context, `/curricula/${slug}/order`, 'academy.notices.orderKept');
}
