import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { SessionTable } from '#app/domain/assistance/components/session-table.tsx';
import { partsFor } from '#app/domain/assistance/parts.ts';
import { listSessions } from '#app/domain/assistance/sessions.server.ts';
import { isGoingOn } from '#app/domain/assistance/standing.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const locale = await localeOf(context);
  const { standing, sessions } = await listSessions(person, id);
  const zone = person.timeZone ?? 'UTC';
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.sessions', 'assistance.parts', 'assistance.forms'] }, {
    id,
    zone,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(locale, standing),
    maySchedule: standing.isCoordinator && isGoingOn(standing),
    sessions: sessions.map(({ startsAt, endsAt, ...session }) => ({ ...session, told: tellTime(locale, { startsAt, endsAt }, zone) })),
  });
}

export default function SchedulePage() {
  const { t } = useTranslation();
  const { id, parts, names, zone, maySchedule, sessions } = useLoaderData<typeof loader>();
  const find = maySchedule ? <ButtonLink icon="calendar" to={`/engagements/${id}/schedule/times`}>{t('assistance.sessions.find')}</ButtonLink> : null;
  return (
    <>
      <PageHeader title={t('assistance.sessions.title')} kicker={names.join(' · ')} lead={t('assistance.sessions.lead', { zone: zone.replaceAll('_', ' ') })}>
        {sessions.length > 0 ? <ButtonLink look="secondary" to={`/engagements/${id}/schedule/calendar`}>{t('assistance.sessions.asCalendar')}</ButtonLink> : null}
        {sessions.length > 0 ? find : null}
      </PageHeader>
      <EngagementTabs id={id} parts={parts} />
      {sessions.length === 0 ? <Empty title={t('assistance.sessions.none')} action={find}>{t('assistance.sessions.noneHint')}</Empty> : <SessionTable sessions={sessions} />}
    </>
  );
}
