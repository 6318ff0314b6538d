import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ownAvailability } from '#app/domain/calendar/availability.server.ts';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { BusyImports } from '#app/domain/calendar/components/busy-imports.tsx';
import { busyTimesPage, takeBusyTimes } from '#app/http/availability-pages.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return busyTimesPage(context, ownAvailability(person));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return takeBusyTimes(context, request, ownAvailability(person));
}

export default function BusyTimesPage() {
  const { site, imports, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <AvailabilityHeader site={site} />
      <BusyImports site={site} imports={imports} timeZone={timeZone} answer={useActionData<typeof action>()} />
    </>
  );
}
