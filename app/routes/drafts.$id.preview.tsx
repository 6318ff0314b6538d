import type { ActionFunctionArgs } from '@remix-run/node';
import { previewSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { readPictures } from '#app/domain/academy/writing/draft-pictures.server.ts';
import { findDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { placedInDraft } from '#app/domain/academy/writing/picture-publication.server.ts';
import { previewer } from '#app/domain/academy/writing/preview.ts';
import { writtenIn } from '#app/domain/academy/headings.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';

/** What is typed, as it will read. Nothing of it is kept. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const draft = await findDraft(person, idParam(params.id));
  const entry = await readJson(request, previewSchema);
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  const language = writtenIn(new URL(request.url).searchParams.get('in'), draft.language);
  const draw = await previewer();
  return Response.json({ html: draw(entry.value.text, placedInDraft(await readPictures(draft), draft.id, language)) });
}
