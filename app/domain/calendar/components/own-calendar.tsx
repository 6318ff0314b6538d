import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { readOwnCalendar } from '../own-calendar.server.ts';
import { CalendarView } from './calendar-view.tsx';
import { useOwnDays } from './own-days.ts';

/** One's own calendar, as a week, a month or a list. */
export function OwnCalendar({ calendar }: { calendar: Awaited<ReturnType<typeof readOwnCalendar>> }) {
  const { t } = useTranslation();
  const { shown, zone, isZoneChosen, hasSaid } = calendar;
  return (
    <>
      <PageHeader title={t('calendar.own.title')} lead={t('calendar.own.lead')}>
        <ButtonLink look="secondary" icon="clock" to="/availability">{t('calendar.own.availability')}</ButtonLink>
        <ButtonLink look="secondary" icon="share" to="/feeds">{t('calendar.own.feeds')}</ButtonLink>
      </PageHeader>
      <Tabs label={t('calendar.views.label')} items={[{ to: '/calendar', label: t('calendar.views.week') }, { to: '/calendar/month', label: t('calendar.views.month') }, { to: '/calendar/agenda', label: t('calendar.views.agenda') }]} />
      {!hasSaid && (
        <Notice standing className="mb-6 print:hidden" actions={<TextLink to="/availability" alone>{t('calendar.own.sayNow')}</TextLink>}>
          {t('calendar.own.sayWhen')}
        </Notice>
      )}
      <CalendarView shown={shown} days={useOwnDays(calendar.days)} zone={zone} isZoneChosen={isZoneChosen} empty={{ title: t('calendar.own.empty'), next: t('calendar.own.emptyNext') }} />
      {hasSaid && shown.view === 'week' && <p className="mt-3 hidden text-sm text-muted md:block">{t('calendar.own.openHours')}</p>}
    </>
  );
}
