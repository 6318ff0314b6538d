import type { ActionFunctionArgs } from '@remix-run/node';
import { decideText, findOwnCurriculum } from '#app/domain/academy/writing/curricula.server.ts';
import { textChoiceSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, refusedAt } from '#app/http/reply.server.ts';

/** What a curriculum was adapted from says otherwise now: its title or summary is taken, or left. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const slug = params.slug ?? '';
  await findOwnCurriculum(person, slug);
  const form = await readForm(request, textChoiceSchema);
  if (!form.ok) return form.refusal;
  try {
    await decideText(person, slug, form.value);
  } catch (error) {
    return refusedAt(error, 'text', form.typed);
  }
  return goTo(context, `/curricula/${slug}/order`, 'academy.notices.orderKept');
}
