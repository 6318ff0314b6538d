import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readAvailability, saveAvailability } from '#app/domain/calendar/availability.server.ts';
import { AvailabilityForm } from '#app/domain/calendar/components/availability-form.tsx';
import { AvailabilityHeader } from '#app/domain/calendar/components/availability-tabs.tsx';
import { tellZone } from '#app/domain/calendar/components/day-words.ts';
import { availabilitySchema } from '#app/domain/calendar/model.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { Notice } from '#app/ui/notice.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.availability', words: ['calendar.availability', 'calendar.own', 'calendar.weekdays', 'calendar.errors'] }, { availability: await readAvailability(person), zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')] });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, availabilitySchema);
  if (!form.ok) return form.refusal;
  try {
    await saveAvailability(person, form.value);
  } catch (error) {
    return refusedAt(error, 'zone', form.typed);
  }
  return goTo(context, '/availability', 'calendar.notices.saved');
}

export default function AvailabilityPage() {
  const { t } = useTranslation();
  const { availability, zones } = useLoaderData<typeof loader>();
  const { zone, accountZone } = availability;
  return (
    <>
      <AvailabilityHeader />
      {accountZone && accountZone !== zone && (
        <Notice standing className="mb-6">
          {t('calendar.availability.otherZone', { account: tellZone(accountZone), zone: tellZone(zone) })}
        </Notice>
      )}
      <AvailabilityForm availability={availability} zones={zones} answer={useActionData<typeof action>()} />
    </>
  );
}
