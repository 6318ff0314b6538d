import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OwnCalendar } from '#app/domain/calendar/components/own-calendar.tsx';
import { calendarQuerySchema } from '#app/domain/calendar/model.ts';
import { readOwnCalendar } from '#app/domain/calendar/own-calendar.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.calendar', words: ['calendar.own', 'calendar.views', 'calendar.move', 'calendar.zone', 'calendar.day', 'calendar.weekdays', 'calendar.weekdaysShort', 'calendar.months'] }, { calendar: await readOwnCalendar(person, 'agenda', readQuery(request, calendarQuerySchema).on) });
}

export default function AgendaPage() {
  return <OwnCalendar calendar={useLoaderData<typeof loader>().calendar} />;
}
