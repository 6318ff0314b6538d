import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { VisitTable } from '#app/domain/academy/sites/components/visit-parts.tsx';
import { visitsQuerySchema } from '#app/domain/academy/sites/site-lists.ts';
import { listVisits } from '#app/domain/academy/sites/visits.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, visitsQuerySchema);
  const [{ visits, ...counted }, locale] = await Promise.all([listVisits(person, query), localeOf(context)]);
  return page(context, { title: 'academy.titles.visits', words: ['academy.sites', 'academy.titles', 'academy.visits'] }, { query, ...counted, visits: visits.map(({ startsAt, endsAt, zone, ...one }) => ({ ...one, when: wholeTime(tellTime(locale, { startsAt, endsAt }, zone)) })) });
}

export default function VisitsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.visits.title')} lead={t('academy.visits.lead')} above={[{ name: t('academy.titles.sites'), to: '/sites' }]}>
        <ButtonLink look="secondary" to="/sites">{t('academy.visits.toSites')}</ButtonLink>
      </PageHeader>
      <VisitTable list={list} />
    </>
  );
}
