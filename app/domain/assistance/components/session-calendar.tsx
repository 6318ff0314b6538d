import { useTranslation } from '#app/i18n/page-words.tsx';
import { CalendarView } from '#app/domain/calendar/components/calendar-view.tsx';
import { Draggable } from '#app/domain/calendar/components/draggable.tsx';
import { ViewTabs } from '#app/domain/calendar/components/view-tabs.tsx';
import type { laySessions } from '../shown-calendar.ts';

/** The sessions of an engagement as a month, a week or a list; who schedules takes one and lets it go on another day. */
export function SessionCalendar({ calendar: { shown, zone, days }, isZoneChosen }: { calendar: ReturnType<typeof laySessions>; isZoneChosen: boolean }) {
  const { t } = useTranslation();
  const isMovable = shown.view !== 'agenda' && days.some(({ parts }) => parts.some(({ item }) => item.mayMove && item.state === 'planned'));
  return (
    <>
      <ViewTabs shown={shown} />
      {isMovable ? <p className="mb-4 hidden text-sm text-muted md:block print:hidden">{t('calendar.network.drag')}</p> : null}
      <Draggable isOn={isMovable}>
        <CalendarView
          shown={shown}
          zone={zone}
          isZoneChosen={isZoneChosen}
          keep={{ view: shown.view }}
          empty={{ title: t('assistance.sessions.none') }}
          days={days.map(({ day, parts }) => ({
            day,
            parts: parts.map(({ item, ...part }) => ({ ...part, key: `${item.id}-${day}`, look: item.state === 'cancelled' ? 'cancelled' : 'booking', label: t(`assistance.sessions.states.${item.state}`), to: `/sessions/${item.id}`, moveTo: item.mayMove && item.state === 'planned' ? `/sessions/${item.id}/time` : undefined })),
          }))}
        />
      </Draggable>
    </>
  );
}
