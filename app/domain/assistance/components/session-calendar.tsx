import { useTranslation } from '#app/i18n/page-words.tsx';
import { CalendarView } from '#app/domain/calendar/components/calendar-view.tsx';
import { Draggable } from '#app/domain/calendar/components/draggable.tsx';
import { classes } from '#app/ui/classes.ts';
import { TextLink } from '#app/ui/link.tsx';
import type { laySessions } from '../shown-calendar.ts';

const VIEWS = ['month', 'week', 'agenda'] as const;

/** The sessions of an engagement as a month, a week or a list; who schedules takes one and lets it go on another day. */
export function SessionCalendar({ calendar: { shown, zone, days }, isZoneChosen }: { calendar: ReturnType<typeof laySessions>; isZoneChosen: boolean }) {
  const { t } = useTranslation();
  const isMovable = days.some(({ parts }) => parts.some(({ item }) => item.mayMove && item.state === 'planned'));
  return (
    <>
      <nav aria-label={t('calendar.views.label')} className="mb-6 flex flex-wrap gap-x-6 print:hidden">
        {VIEWS.map((view) => (
          <span key={view} className={classes(view === shown.view && 'font-semibold')}>
            <TextLink alone to={`?view=${view}&on=${shown.month ?? shown.firstDay}`} aria-current={view === shown.view ? 'page' : undefined}>{t(`calendar.views.${view}`)}</TextLink>
          </span>
        ))}
      </nav>
      {isMovable && shown.view !== 'agenda' ? <p className="mb-4 hidden text-sm text-muted md:block print:hidden">{t('calendar.network.drag')}</p> : null}
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
