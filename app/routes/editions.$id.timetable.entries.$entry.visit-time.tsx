import type { ActionFunctionArgs } from '@remix-run/node';
import { seenSchema } from '#app/domain/academy/editions/entry-visit-form.ts';
import { moveToVisit } from '#app/domain/academy/editions/entry-visits.server.ts';
import { readEntry } from '#app/domain/academy/editions/timetable-entries.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { edition: { id }, entry } = await readEntry(person, idParam(params.id), idParam(params.entry), locale);
  const form = await readForm(request, seenSchema);
  if (!form.ok) return form.refusal;
  const day = await moveToVisit(person, id, entry.id, form.value.version, locale);
  return goTo(context, `/editions/${id}/timetable?day=${day + 1}`, 'academy.notices.entryAtVisit');
}
