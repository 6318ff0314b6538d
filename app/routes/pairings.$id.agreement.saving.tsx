import type { ActionFunctionArgs } from '@remix-run/node';
import { agreementSchema } from '#app/domain/mentoring/agreement-form.ts';
import { findPairing } from '#app/domain/mentoring/pairing.server.ts';
import { saveAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { fieldsOfAgreement } from '#app/domain/mentoring/agreement-template.server.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';

/** The draft, saved as it is typed. 200 only after the commit; 409 with the newer words that stand instead. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findPairing(person, id);
  const entry = await readJson(request, agreementSchema);
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  const saved = await saveAgreement(person, id, entry.value);
  if (saved.state === 'saved') return Response.json({ version: saved.edit, savedAt: saved.savedAt });
  return Response.json({ theirs: { version: saved.theirs.edit, fields: fieldsOfAgreement(saved.theirs) } }, { status: 409 });
}
