import type { ActionFunctionArgs } from '@remix-run/node';
import { entrySharingSchema } from '#app/domain/mentoring/journal-form.ts';
import { readOwnEntry, shareEntry } from '#app/domain/mentoring/journal.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readOwnEntry(person, id);
  const form = await readForm(request, entrySharingSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/pairings/${await shareEntry(person, id, form.value.shared)}/journal`, 'mentoring.notices.saved');
}
