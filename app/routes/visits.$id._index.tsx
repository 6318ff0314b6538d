import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { VisitBadge, VisitMoves, VisitSteps } from '#app/domain/academy/sites/components/visit-parts.tsx';
import { VisitAddress, VisitFacts } from '#app/domain/academy/sites/components/visit-page.tsx';
import { readVisit } from '#app/domain/academy/sites/visits.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { formatIn } from '#app/i18n/format.ts';
import { nameOfCountry } from '#app/i18n/names.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const visit = await readVisit(person, idParam(params.id));
  const locale = await localeOf(context);
  const told = { when: wholeTime(tellTime(locale, visit, visit.zone)), country: visit.site.country ? nameOfCountry(locale, visit.site.country) : '', addressFrom: visit.addressFrom ? formatIn(locale).date(visit.addressFrom, visit.zone) : null };
  return page(context, { title: 'academy.titles.visit', words: ['academy.sites', 'academy.titles', 'academy.visits'] }, { visit, told });
}

export default function VisitPage() {
  const { t } = useTranslation();
  const { visit, told } = useLoaderData<typeof loader>();
  const { id, state, may, bookingId, briefingVersion } = visit;
  return (
    <>
      <PageHeader title={told.when} kicker={visit.site.title} status={<VisitBadge state={state} />} above={[{ name: t('academy.titles.sites'), to: '/sites' }, { name: t('academy.visits.title'), to: '/visits' }]}>
        {bookingId ? <ButtonLink look="quiet" icon="download" to={`/calendar/bookings/${bookingId}/file.ics`} reloadDocument>{t('academy.visits.file')}</ButtonLink> : null}
      </PageHeader>
      <VisitSteps state={state} />
      <VisitMoves id={id} may={may} briefingVersion={briefingVersion} />
      <VisitAddress visit={visit} told={told} />
      <VisitFacts visit={visit} told={told} />
    </>
  );
}
