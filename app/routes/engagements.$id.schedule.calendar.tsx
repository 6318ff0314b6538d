import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { SessionCalendar } from '#app/domain/assistance/components/session-calendar.tsx';
import { partsFor, pathOf } from '#app/domain/assistance/parts.ts';
import { listSessions } from '#app/domain/assistance/sessions.server.ts';
import { laySessions } from '#app/domain/assistance/shown-calendar.ts';
import { calendarQuerySchema } from '#app/domain/calendar/model.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, sessions } = await listSessions(person, id);
  const words = ['own', 'views', 'move', 'zone', 'day', 'weekdays', 'weekdaysShort', 'months', 'network'].map((section) => `calendar.${section}`);
  return page(context, { title: 'assistance.titles.engagement', words: [...words, 'assistance.sessions', 'assistance.parts'] }, {
    id,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(await localeOf(context), standing),
    isZoneChosen: person.timeZone !== null,
    calendar: laySessions(sessions, readQuery(request, calendarQuerySchema), person.timeZone ?? 'UTC', now()),
  });
}

export default function SessionCalendarPage() {
  const { t } = useTranslation();
  const { id, parts, names, isZoneChosen, calendar } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.title')} kicker={names.join(' · ')}>
        <ButtonLink look="secondary" to={pathOf(id, 'schedule')}>{t('assistance.sessions.asList')}</ButtonLink>
      </PageHeader>
      <EngagementTabs id={id} parts={parts} />
      <SessionCalendar calendar={calendar} isZoneChosen={isZoneChosen} />
    </>
  );
}
