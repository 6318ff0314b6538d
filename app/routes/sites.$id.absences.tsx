import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { Absences } from '#app/domain/calendar/components/absences.tsx';
import { siteAvailability } from '#app/domain/calendar/sites.server.ts';
import { absencesPage, takeAbsence } from '#app/http/availability-pages.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return absencesPage(context, await siteAvailability(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return takeAbsence(context, request, await siteAvailability(person, idParam(params.id)));
}

export default function SiteAbsencesPage() {
  const { site, absences, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <AvailabilityHeader site={site} />
      <Absences site={site} absences={absences} zone={zone} answer={useActionData<typeof action>()} />
    </>
  );
}
