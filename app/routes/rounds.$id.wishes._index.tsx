import type { ActionFunctionArgs } from '@remix-run/node';
import { wishSchema } from '#app/domain/mentoring/round-forms.ts';
import { findAsCoordinator } from '#app/domain/mentoring/rounds.server.ts';
import { wish } from '#app/domain/mentoring/wishes.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findAsCoordinator(person, id);
  const form = await readForm(request, wishSchema);
  if (!form.ok) return form.refusal;
  const { mentee, mentor, kind, version } = form.value;
  await wish(person, id, { mentee, mentor }, kind, version);
  return goTo(context, `/rounds/${id}`, 'mentoring.notices.wished');
}
