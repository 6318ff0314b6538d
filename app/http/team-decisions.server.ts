import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { decideTeam, findTeamToDecide, type Decision } from '#app/domain/academy/editions/edition-selection.server.ts';
import { decisionSchema } from '#app/domain/academy/editions/edition-team-forms.ts';
import type { RequestContext } from './context.server.ts';
import { readForm } from './form.server.ts';
import { goTo } from './reply.server.ts';

/** Decides on a team as the form saw the selection, and then back to it. Three moves share it: a press on one must never make another. */
export async function takeDecision(context: RequestContext, request: Request, person: AskingPerson, id: string, move: Decision, notice: string) {
  await findTeamToDecide(person, id);
  const form = await readForm(request, decisionSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/editions/${await decideTeam(person, id, move, form.value.version)}/selection`, notice);
}
