import type { ActionFunctionArgs } from '@remix-run/node';
import { decideTeam } from '#app/domain/academy/edition-selection.server.ts';
import { readTeam } from '#app/domain/academy/edition-team-page.server.ts';
import { decisionSchema } from '#app/domain/academy/edition-team-forms.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id, coordinates } = await readTeam(person, idParam(params.id));
  if (!coordinates) throw new Refusal('academy.editions.refusals.coordinatorsOnly');
  const form = await readForm(request, decisionSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/editions/${await decideTeam(person, id, 'select', form.value.version)}/selection`, 'academy.notices.teamSelected');
}
