import type { ActionFunctionArgs } from '@remix-run/node';
import { factsSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { findDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { newerFacts, saveFacts } from '#app/domain/academy/writing/facts.server.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { refusedAt } from '#app/http/reply.server.ts';
import { knownIds } from '#app/http/taught-ids.server.ts';

/** What is the same in every language, saved as it is chosen. 200 only after the commit; 409 with the newer choices that stand instead. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findDraft(person, id);
  const entry = await readJson(request, factsSchema);
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  try {
    const saved = await saveFacts(person, id, entry.value, await knownIds());
    if (saved.state === 'saved') return Response.json({ version: saved.version, savedAt: saved.savedAt });
    return Response.json({ theirs: newerFacts(saved.theirs) }, { status: 409 });
  } catch (error) {
    return Response.json({ errors: refusedAt(error, 'form', {}).data.errors }, { status: 422 });
  }
}
