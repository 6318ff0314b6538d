import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { pagesOfBookings } from '#app/domain/assistance/booking-pages.server.ts';
import { NetworkCalendar } from '#app/domain/calendar/components/network-calendar.tsx';
import { networkCalendarQuerySchema } from '#app/domain/calendar/model.ts';
import { readNetworkCalendar } from '#app/domain/calendar/network-calendar.server.ts';
import { showNetworkDays } from '#app/domain/calendar/shown-network.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { view, on, page: number } = readQuery(request, networkCalendarQuerySchema);
  const { days, ...calendar } = await readNetworkCalendar(person, idParam(params.id), view, on, number);
  const pages = await pagesOfBookings(person, days.flatMap(({ parts }) => parts.flatMap(({ item }) => item.id ?? [])));
  return page(context, { title: 'calendar.titles.network', words: ['calendar.network', 'calendar.own', 'calendar.views', 'calendar.move', 'calendar.zone', 'calendar.day', 'calendar.weekdays', 'calendar.weekdaysShort', 'calendar.months'] }, { calendar, days: showNetworkDays(await localeOf(context), days, view, pages) });
}

export default function NetworkCalendarPage() {
  const { t } = useTranslation();
  const { calendar, days } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('calendar.network.title', { network: calendar.network.name })} lead={t('calendar.network.lead')}>
        <ButtonLink look="secondary" to={`/networks/${calendar.network.id}/sites`}>{t('calendar.network.sites')}</ButtonLink>
      </PageHeader>
      <NetworkCalendar calendar={calendar} days={days} />
    </>
  );
}
