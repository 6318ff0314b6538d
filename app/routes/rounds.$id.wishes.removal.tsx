import type { ActionFunctionArgs } from '@remix-run/node';
import { wishRemovalSchema } from '#app/domain/mentoring/round-forms.ts';
import { findAsCoordinator } from '#app/domain/mentoring/rounds.server.ts';
import { removeWish } from '#app/domain/mentoring/wishes.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findAsCoordinator(person, id);
  const form = await readForm(request, wishRemovalSchema);
  if (!form.ok) return form.refusal;
  const { version, ...pair } = form.value;
  await removeWish(person, id, pair, version);
  return goTo(context, `/rounds/${id}`, 'mentoring.notices.wished');
}
