import type { ActionFunctionArgs } from '@remix-run/node';
import { readBudgetLine, removeBudgetLine } from '#app/domain/academy/editions/edition-budget.server.ts';
import { decisionSchema } from '#app/domain/academy/editions/edition-team-forms.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id, line } = await readBudgetLine(person, idParam(params.id), idParam(params.line));
  const form = await readForm(request, decisionSchema);
  if (!form.ok) return form.refusal;
  await removeBudgetLine(person, id, line.id, form.value.version);
  return goTo(context, `/editions/${id}/budget`, 'academy.notices.editionKept');
}
