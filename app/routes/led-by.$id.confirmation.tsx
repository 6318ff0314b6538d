import type { ActionFunctionArgs } from '@remix-run/node';
import { reviewDeclaration } from '#app/domain/network/led-by.server.ts';
import { reviewSchema } from '#app/domain/network/declaration.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, reviewSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/organisations/${await reviewDeclaration(person, idParam(params.id), 'confirmed', form.value.answer)}/led-by`, 'network.notices.confirmed');
}
