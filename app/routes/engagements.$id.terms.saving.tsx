import type { ActionFunctionArgs } from '@remix-run/node';
import { disorder, typedTermsSchema } from '#app/domain/assistance/model.ts';
import { fieldsOfTerms } from '#app/domain/assistance/request-fields.ts';
import { saveTerms } from '#app/domain/assistance/terms.server.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';

/** The draft of the terms, saved as it is typed. 200 only after the commit; 409 with the newer words that stand instead. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const entry = await readJson(request, typedTermsSchema);
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  const saved = await saveTerms(person, idParam(params.id), entry.value);
  if (saved.state === 'saved') return Response.json({ version: saved.version, savedAt: saved.savedAt, errors: disorder('endsOn', entry.value.startsOn, entry.value.endsOn) });
  return Response.json({ theirs: { version: saved.theirs.edit, fields: fieldsOfTerms(saved.theirs) } }, { status: 409 });
}
