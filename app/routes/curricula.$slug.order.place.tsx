import type { ActionFunctionArgs } from '@remix-run/node';
import { findOwnCurriculum, moveModule } from '#app/domain/academy/writing/curricula.server.ts';
import { stepSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, refusedAt } from '#app/http/reply.server.ts';

/** A module goes a step up or down. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const slug = params.slug ?? '';
  await findOwnCurriculum(person, slug);
  const form = await readForm(request, stepSchema);
  if (!form.ok) return form.refusal;
  try {
    await moveModule(person, slug, form.value.module, form.value.to);
  } catch (error) {
    return refusedAt(error, 'module', form.typed);
  }
  return goTo(context, `/curricula/${slug}/order`, 'academy.notices.orderKept');
}
