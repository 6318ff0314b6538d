import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addAbsence, readDaysAhead } from '#app/domain/calendar/availability.server.ts';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { Absences } from '#app/domain/calendar/components/absences.tsx';
import { absenceSchema } from '#app/domain/calendar/days-ahead.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.absences', words: ['calendar.absences', 'calendar.availability', 'calendar.own', 'calendar.zone', 'calendar.day', 'calendar.weekdays', 'calendar.errors', 'calendar.refusals'] }, await readDaysAhead(person));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, absenceSchema);
  if (!form.ok) return form.refusal;
  try {
    await addAbsence(person, form.value);
  } catch (error) {
    return refusedAt(error, 'lastDay', form.typed);
  }
  return goTo(context, '/availability/absences', 'calendar.notices.added');
}

export default function AbsencesPage() {
  const { absences, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <AvailabilityHeader />
      <Absences absences={absences} zone={zone} answer={useActionData<typeof action>()} />
    </>
  );
}
