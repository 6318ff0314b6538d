import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeCalendar } from '#app/domain/calendar/icalendar.ts';
import { readOwnEntry } from '#app/domain/calendar/own-calendar.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { download } from '#app/http/reply.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const entry = await readOwnEntry(person, idParam(params.id));
  const t = wordsOf(await localeOf(context));
  return download(writeCalendar(person.id, [entry], { entry: t('calendar.entry.neutral'), name: t('calendar.entry.name') }, entry.changedAt), 'ics');
}
