import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { SessionTable } from '#app/domain/assistance/components/session-table.tsx';
import { sessionsQuerySchema } from '#app/domain/assistance/lists.ts';
import { partsFor } from '#app/domain/assistance/parts.ts';
import { pageSessions } from '#app/domain/assistance/sessions.server.ts';
import { isGoingOn } from '#app/domain/assistance/standing.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const locale = await localeOf(context);
  const query = readQuery(request, sessionsQuerySchema);
  const { standing, sessions, ...counted } = await pageSessions(person, id, query);
  const zone = person.timeZone ?? 'UTC';
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.sessions', 'assistance.parts', 'assistance.forms'] }, {
    id,
    zone,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(locale, standing),
    maySchedule: standing.isCoordinator && isGoingOn(standing),
    list: { query, ...counted, sessions: sessions.map(({ startsAt, endsAt, ...session }) => ({ ...session, told: tellTime(locale, { startsAt, endsAt }, zone) })) },
  });
}

export default function SchedulePage() {
  const { t } = useTranslation();
  const { id, parts, names, zone, maySchedule, list } = useLoaderData<typeof loader>();
  const isNone = list.count === 0 && list.query.state === '' && list.query.form === '';
  const find = maySchedule ? <ButtonLink icon="calendar" to={`/engagements/${id}/schedule/times`}>{t('assistance.sessions.find')}</ButtonLink> : null;
  return (
    <>
      <PageHeader title={t('assistance.sessions.title')} kicker={names.join(' · ')} lead={t('assistance.sessions.lead', { zone: zone.replaceAll('_', ' ') })}>
        {isNone ? null : <ButtonLink look="secondary" to={`/engagements/${id}/schedule/calendar`}>{t('assistance.sessions.asCalendar')}</ButtonLink>}
        {isNone ? null : find}
      </PageHeader>
      <EngagementTabs id={id} parts={parts} />
      <SessionTable list={list} empty={<Empty title={t('assistance.sessions.none')} action={find}>{t('assistance.sessions.noneHint')}</Empty>} />
    </>
  );
}
