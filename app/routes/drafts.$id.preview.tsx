import type { ActionFunctionArgs } from '@remix-run/node';
import { previewSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { findDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { previewer } from '#app/domain/academy/writing/preview.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';

/** What is typed, as it will read. Nothing of it is kept. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await findDraft(person, idParam(params.id));
  const entry = await readJson(request, previewSchema);
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  const draw = await previewer();
  return Response.json({ html: draw(entry.value.text) });
}
