import { Link } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { readNetworkCalendar } from '../network-calendar.server.ts';
import { CalendarView } from './calendar-view.tsx';
import { Draggable } from './draggable.tsx';
import { LoadTable } from './load-table.tsx';
import { useNetworkDays, type BookingPages } from './network-days.ts';

const VIEWS = ['month', 'week', 'agenda'] as const;

/** A network's time: who is held when, and how much of what providers gave is booked. */
export function NetworkCalendar({ calendar, pages }: { calendar: Awaited<ReturnType<typeof readNetworkCalendar>>; pages: BookingPages }) {
  const { t } = useTranslation();
  const { shown, zone, isZoneChosen, total, loads } = calendar;
  const isMovable = shown.view === 'month' && Object.values(pages).some(({ moveTo }) => moveTo);
  return (
    <>
      <nav aria-label={t('calendar.views.label')} className="mb-6 border-b border-line print:hidden">
        <ul className="-mb-px flex flex-wrap gap-x-1">
          {VIEWS.map((view) => (
            <li key={view}>
              <Link to={`?view=${view}&on=${shown.month && shown.month.slice(0, 7) === shown.today.slice(0, 7) ? shown.today : (shown.month ?? shown.firstDay)}`} aria-current={view === shown.view ? 'page' : undefined} className={`flex min-h-11 items-center rounded-t-md border-b-[3px] px-3 pt-[3px] leading-tight no-underline ${view === shown.view ? 'border-accent font-semibold text-ink' : 'border-transparent text-accent hover:border-line-strong'}`}>
                {t(`calendar.views.${view}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {isMovable && <p className="mb-4 hidden text-sm text-muted md:block print:hidden">{t('calendar.network.drag')}</p>}
      <Draggable isOn={isMovable}>
        <CalendarView shown={shown} days={useNetworkDays(calendar.days, pages)} zone={zone} isZoneChosen={isZoneChosen} keep={{ view: shown.view }} note={t('calendar.network.total', { count: total })} empty={{ title: t('calendar.network.empty') }} />
      </Draggable>
      <LoadTable loads={loads} />
    </>
  );
}
