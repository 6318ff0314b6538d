import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { zoneOfPerson } from '#app/domain/calendar/availability.server.ts';
import { importBusyTimes, listBusyImports } from '#app/domain/calendar/busy-imports.server.ts';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { BusyImports } from '#app/domain/calendar/components/busy-imports.tsx';
import { busyTimesSchema } from '#app/domain/calendar/model.ts';
import { readFormWithFile } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page, refusedAt } from '#app/http/reply.server.ts';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.busy', words: ['calendar.busy', 'calendar.availability', 'calendar.own'] }, { imports: await listBusyImports(person), timeZone: zoneOfPerson(person) });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readFormWithFile(request, busyTimesSchema, 'file');
  if (!form.ok) return form.refusal;
  const { value: { text }, file, typed } = form;
  if (!file && text === '') return formErrors({ file: 'calendar.busy.errors.nothing' }, typed);
  if (file && text !== '') return formErrors({ text: 'calendar.busy.errors.both' }, typed);
  try {
    await importBusyTimes(person, file ?? text);
  } catch (error) {
    return refusedAt(error, file ? 'file' : 'text', typed);
  }
  return goTo(context, '/availability/busy-times', 'calendar.notices.taken');
}

export default function BusyTimesPage() {
  const { imports, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <AvailabilityHeader />
      <BusyImports imports={imports} timeZone={timeZone} answer={useActionData<typeof action>()} />
    </>
  );
}
