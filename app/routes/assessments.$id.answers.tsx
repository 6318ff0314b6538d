import type { ActionFunctionArgs } from '@remix-run/node';
import { saveAnswer } from '#app/domain/assessment/answering.server.ts';
import { answerSchema } from '#app/domain/assessment/model.ts';
import { toldAnswer } from '#app/domain/assessment/wording.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { tellErrors } from '#app/http/reply.server.ts';

/** One answer, saved as it is given. 200 only after the commit; 409 with the newer answer that stands instead. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const entry = await readJson(request, answerSchema);
  if (!entry.ok) return Response.json({ errors: tellErrors(entry.errors, await localeOf(context)) }, { status: 422 });
  const saved = await saveAnswer(person, idParam(params.id), entry.value, new URL(request.url).searchParams.has('settling'));
  if (saved.state === 'saved') return Response.json({ version: saved.version, savedAt: saved.savedAt });
  return Response.json({ theirs: toldAnswer(saved.theirs) }, { status: 409 });
}
