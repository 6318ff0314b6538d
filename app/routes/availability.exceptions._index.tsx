import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addException, readDaysAhead } from '#app/domain/calendar/availability.server.ts';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { Exceptions } from '#app/domain/calendar/components/exceptions.tsx';
import { exceptionSchema } from '#app/domain/calendar/days-ahead.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.exceptions', words: ['calendar.exceptions', 'calendar.availability', 'calendar.own', 'calendar.zone', 'calendar.day', 'calendar.weekdays', 'calendar.errors', 'calendar.refusals'] }, await readDaysAhead(person));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, exceptionSchema);
  if (!form.ok) return form.refusal;
  try {
    await addException(person, form.value);
  } catch (error) {
    return refusedAt(error, 'day', form.typed);
  }
  return goTo(context, '/availability/exceptions', 'calendar.notices.added');
}

export default function ExceptionsPage() {
  const { exceptions, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <AvailabilityHeader />
      <Exceptions exceptions={exceptions} zone={zone} answer={useActionData<typeof action>()} />
    </>
  );
}
