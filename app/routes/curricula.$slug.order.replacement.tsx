import type { ActionFunctionArgs } from '@remix-run/node';
import { findOwnCurriculum, replaceModule } from '#app/domain/academy/writing/curricula.server.ts';
import { replacementSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, refusedAt } from '#app/http/reply.server.ts';

/** Another module stands in the place of one. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const slug = params.slug ?? '';
  await findOwnCurriculum(person, slug);
  const form = await readForm(request, replacementSchema);
  if (!form.ok) return form.refusal;
  try {
    await replaceModule(person, slug, form.value.module, form.value.by);
  } catch (error) {
    return refusedAt(error, 'module', form.typed);
  }
  return goTo(context, `/curricula/${slug}/order`, 'academy.notices.orderKept');
}
