import { useTranslation } from '#app/i18n/page-words.tsx';
import type { readNetworkCalendar } from '../network-calendar.server.ts';
import { Pages } from '#app/ui/pagination.tsx';
import { CalendarView } from './calendar-view.tsx';
import { Draggable } from './draggable.tsx';
import { LoadTable } from './load-table.tsx';
import type { ShownDay } from './parts.ts';
import { ViewTabs } from './view-tabs.tsx';

/** A network's time: who is held when, and how much of what providers gave is booked. */
export function NetworkCalendar({ calendar, days }: { calendar: Omit<Awaited<ReturnType<typeof readNetworkCalendar>>, 'days'>; days: readonly ShownDay[] }) {
  const { t } = useTranslation();
  const { shown, zone, isZoneChosen, total, page, pages: count, loads } = calendar;
  const isMovable = shown.view !== 'agenda' && days.some(({ parts }) => parts.some(({ moveTo }) => moveTo));
  return (
    <>
      <ViewTabs shown={shown} />
      {isMovable && <p className="mb-4 hidden text-sm text-muted md:block print:hidden">{t('calendar.network.drag')}</p>}
      <Draggable isOn={isMovable}>
        <CalendarView shown={shown} days={days} zone={zone} isZoneChosen={isZoneChosen} keep={{ view: shown.view }} note={t('calendar.network.total', { count: total })} empty={{ title: t('calendar.network.empty') }} />
      </Draggable>
      <Pages page={page} pages={count} linkTo={(to) => `?${new URLSearchParams({ view: shown.view, on: shown.firstDay, page: String(to) })}`} />
      <LoadTable loads={loads} />
    </>
  );
}
