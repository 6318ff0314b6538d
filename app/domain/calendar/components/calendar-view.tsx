import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { usePlainId } from '#app/ui/forms/form-state.ts';
import { TextLink } from '#app/ui/link.tsx';
import type { Shown } from '../day-plan.ts';
import { Agenda } from './agenda.tsx';
import { tellZone, useDayWords } from './day-words.ts';
import { Month } from './month.tsx';
import type { ShownDay } from './parts.ts';
import { Week } from './week.tsx';

interface CalendarViewProps {
  shown: Shown;
  days: readonly ShownDay[];
  zone: string;
  isZoneChosen: boolean;
  /** Words where nothing is in these days. */
  empty: { title: string; next?: string };
  /** Kept in the query when one goes back and on. */
  keep?: Readonly<Record<string, string>>;
  /** Under the title of the period. */
  note?: ReactNode;
}

/** A stretch of days as one chose to see it, in which zone, and the ways to the days before and after. */
export function CalendarView({ shown, days, zone, isZoneChosen, empty, keep = {}, note }: CalendarViewProps) {
  const isEmpty = days.every(({ parts, isAbsent, open = [] }) => parts.length === 0 && !isAbsent && open.length === 0);
  return (
    <>
      <PeriodBar shown={shown} keep={keep} lastDay={days.at(-1)?.day ?? shown.firstDay} />
      <ZoneLine zone={zone} isChosen={isZoneChosen} note={note} />
      {isEmpty && shown.view === 'agenda' ? (
        <Empty title={empty.title}>{empty.next && <p>{empty.next}</p>}</Empty>
      ) : shown.view === 'week' ? (
        <Week days={days} today={shown.today} />
      ) : shown.view === 'month' && shown.month ? (
        <Month days={days} month={shown.month} today={shown.today} />
      ) : (
        <Agenda days={days} today={shown.today} />
      )}
    </>
  );
}

function PeriodBar({ shown, keep, lastDay }: { shown: Shown; keep: Readonly<Record<string, string>>; lastDay: string }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const id = usePlainId();
  const link = (on: string) => `?${new URLSearchParams({ ...keep, on }).toString()}`;
  return (
    <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <p className="font-display text-2xl font-semibold" aria-live="polite">
        {shown.month ? words.month(shown.month) : words.period(shown.firstDay, lastDay)}
      </p>
      <nav aria-label={t('calendar.move.label')} className="flex flex-wrap items-end gap-2 print:hidden">
        <ButtonLink look="secondary" icon="arrow-left" to={link(shown.back)}><span className="max-sm:sr-only">{t('calendar.move.back')}</span></ButtonLink>
        <ButtonLink look="secondary" to={link(shown.today)}>{t('calendar.move.today')}</ButtonLink>
        <ButtonLink look="secondary" iconAfter="arrow-right" to={link(shown.on)}><span className="max-sm:sr-only">{t('calendar.move.on')}</span></ButtonLink>
        <Form method="get" className="flex items-end gap-2">
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor={id} className="sr-only">{t('calendar.move.goTo')}</label>
          <input id={id} type="date" name="on" key={shown.firstDay} defaultValue={shown.month ?? shown.firstDay} placeholder="2026-11-23" className="max-w-44" />
          <Button look="secondary">{t('calendar.move.go')}</Button>
        </Form>
      </nav>
    </div>
  );
}

/** Whose clocks the times are. */
function ZoneLine({ zone, isChosen, note }: { zone: string; isChosen: boolean; note: ReactNode }) {
  const { t } = useTranslation();
  return (
    <p className="mb-5 text-sm text-muted">
      {note && <>{note} · </>}
      {isChosen ? t('calendar.zone.shownIn', { zone: tellZone(zone) }) : t('calendar.zone.notChosen')}{' '}
      <TextLink to="/account" className="print:hidden">{isChosen ? t('calendar.zone.change') : t('calendar.zone.choose')}</TextLink>
    </p>
  );
}
