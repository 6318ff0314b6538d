import type { ActionFunctionArgs } from '@remix-run/node';
import { findWritten, saveLine } from '#app/domain/academy/editions/action-plan-changes.server.ts';
import { planLineSchema } from '#app/domain/academy/editions/action-plan-forms.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';

/** A line, saved as it is typed. 200 only after the commit; 409 with the newer words that stand instead. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findWritten(person, id);
  const entry = await readJson(request, planLineSchema);
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  const saved = await saveLine(person, id, entry.value);
  return saved.state === 'saved' ? Response.json({ version: saved.version, savedAt: saved.savedAt }) : Response.json({ theirs: saved.theirs }, { status: 409 });
}
