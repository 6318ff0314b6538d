import type { ActionFunctionArgs } from '@remix-run/node';
import { listOwnPriorities } from '#app/domain/assessment/own-priorities.server.ts';
import { saveRequest } from '#app/domain/assistance/asking.server.ts';
import { disorder } from '#app/domain/assistance/model.ts';
import { ownPrioritiesOf } from '#app/domain/assistance/request-choices.server.ts';
import { fieldsOfRequest } from '#app/domain/assistance/request-fields.ts';
import { typedSchema } from '#app/domain/assistance/request-form.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';

/** The request, saved as it is typed. 200 only after the commit; 409 with the newer words that stand instead. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const entry = await readJson(request, typedSchema);
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  const saved = await saveRequest(person, idParam(params.id), entry.value, ownPrioritiesOf(person, listOwnPriorities));
  if (saved.state === 'saved') return Response.json({ version: saved.version, savedAt: saved.savedAt, errors: disorder('latestOn', entry.value.earliestOn, entry.value.latestOn) });
  if (saved.state === 'incomplete') return Response.json({ errors: saved.errors }, { status: 422 });
  return Response.json({ theirs: { version: saved.theirs.version, fields: fieldsOfRequest(saved.theirs) } }, { status: 409 });
}
