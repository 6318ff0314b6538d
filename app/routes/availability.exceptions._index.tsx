import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ownAvailability } from '#app/domain/calendar/availability.server.ts';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { Exceptions } from '#app/domain/calendar/components/exceptions.tsx';
import { exceptionsPage, takeException } from '#app/http/availability-pages.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return exceptionsPage(context, ownAvailability(person));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return takeException(context, request, ownAvailability(person));
}

export default function ExceptionsPage() {
  const { site, exceptions, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <AvailabilityHeader site={site} />
      <Exceptions site={site} exceptions={exceptions} zone={zone} answer={useActionData<typeof action>()} />
    </>
  );
}
