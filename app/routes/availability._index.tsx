import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readHoursGiven } from '#app/domain/assistance/provider-profile.server.ts';
import { ownAvailability } from '#app/domain/calendar/availability.server.ts';
import { AvailabilityForm } from '#app/domain/calendar/components/availability-form.tsx';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { tellZone } from '#app/domain/calendar/components/day-words.ts';
import { hoursPage, takeHours } from '#app/http/availability-pages.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { Notice } from '#app/ui/notice.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return { ...(await hoursPage(context, ownAvailability(person))), accountZone: person.timeZone, hoursGiven: await readHoursGiven(person) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return takeHours(context, request, ownAvailability(person));
}

export default function AvailabilityPage() {
  const { t } = useTranslation();
  const { availability, zones, accountZone, hoursGiven } = useLoaderData<typeof loader>();
  const { zone } = availability;
  return (
    <>
      <AvailabilityHeader site={null} />
      {accountZone && accountZone !== zone && (
        <Notice standing className="mb-6">
          {t('calendar.availability.otherZone', { account: tellZone(accountZone), zone: tellZone(zone) })}
        </Notice>
      )}
      {hoursGiven === null ? null : (
        <p className="mb-6">
          {t('calendar.availability.hoursGiven', { hours: hoursGiven })} <a className="link" href="/provider-profile">{t('calendar.availability.profile')}</a>
        </p>
      )}
      <AvailabilityForm availability={availability} zones={zones} answer={useActionData<typeof action>()} />
    </>
  );
}
