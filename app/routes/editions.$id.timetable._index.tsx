import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { tellZone } from '#app/domain/calendar/components/day-words.ts';
import { DayLinks, ShownDays } from '#app/domain/academy/editions/components/timetable-days.tsx';
import { Clashes, Missing, Removed, TimetableTools } from '#app/domain/academy/editions/components/timetable-parts.tsx';
import { dayQuerySchema } from '#app/domain/academy/editions/timetable-forms.ts';
import { readTimetable } from '#app/domain/academy/editions/timetable-page.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { day } = readQuery(request, dayQuerySchema);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'calendar.day', 'calendar.months', 'calendar.weekdays', 'calendar.weekdaysShort'] }, { timetable: await readTimetable(person, idParam(params.id), await localeOf(context), day) });
}

export default function TimetablePage() {
  const { t } = useTranslation();
  const { timetable } = useLoaderData<typeof loader>();
  const { id, name, zone, coordinates, hasRooms, isPublished, isShown, isEmpty, isTold, clashes, missing, removed, mayChange, entries, ownGroup } = timetable;
  return (
    <>
      <PageHeader title={t('academy.editions.timetable.title')} lead={t('academy.editions.timetable.zone', { zone: tellZone(zone) })} status={coordinates && isPublished ? <Badge kind="good">{t('academy.editions.timetable.isPublished')}</Badge> : null} above={[{ name, to: `/editions/${id}` }]} />
      {coordinates ? <TimetableTools timetable={timetable} /> : null}
      {isShown ? (
        <>
          <Clashes id={id} clashes={clashes} mayChange={mayChange} />
          {isEmpty && mayChange ? <Notice standing kind="info" className="mb-8" title={t('academy.editions.timetable.begin')}>{t(hasRooms ? 'academy.editions.timetable.beginPropose' : 'academy.editions.timetable.beginRooms')}</Notice> : null}
          <DayLinks timetable={timetable} />
          {ownGroup === null ? null : <p className="mb-4">{t('academy.editions.timetable.ownGroup', { number: ownGroup })}</p>}
          {isTold || entries.length === 0 ? null : <p className="mb-4 text-muted">{t('academy.editions.timetable.placesLater')}</p>}
          <ShownDays timetable={timetable} />
          <Missing missing={missing} />
          <Removed id={id} removed={removed} mayChange={mayChange} />
        </>
      ) : (
        <Empty title={t('academy.editions.timetable.notYet')}>{t('academy.editions.timetable.notYetHint')}</Empty>
      )}
    </>
  );
}
