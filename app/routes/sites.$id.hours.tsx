import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AvailabilityForm } from '#app/domain/calendar/components/availability-form.tsx';
import { availabilitySchema } from '#app/domain/calendar/model.ts';
import { readSiteHours, saveSiteHours } from '#app/domain/calendar/sites.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.sites', words: ['calendar.sites', 'calendar.availability', 'calendar.weekdays', 'calendar.errors'] }, { ...(await readSiteHours(person, idParam(params.id))), zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')] });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { networkId } = await readSiteHours(person, id);
  const form = await readForm(request, availabilitySchema);
  if (!form.ok) return form.refusal;
  try {
    await saveSiteHours(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'zone', form.typed);
  }
  return goTo(context, `/networks/${networkId}/sites`, 'calendar.notices.saved');
}

export default function SiteHoursPage() {
  const { t } = useTranslation();
  const { name, networkId, availability, zones } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={name} lead={t('calendar.sites.hoursLead')} above={[{ name: t('calendar.sites.title'), to: `/networks/${networkId}/sites` }]} />
      <AvailabilityForm availability={availability} zones={zones} answer={useActionData<typeof action>()} ofSite />
    </>
  );
}
