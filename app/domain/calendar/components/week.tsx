import { useTranslation } from 'react-i18next';
import { classes } from '#app/ui/classes.ts';
import { rowsOf, hoursShown } from './rows.ts';
import { useDayWords } from './day-words.ts';
import { PartCard } from './part-card.tsx';
import { lanesOf, type ShownDay } from './parts.ts';

const LANES = ['md:col-start-1', 'md:col-start-2', 'md:col-start-3'];
const COLUMNS = ['md:grid-cols-1', 'md:grid-cols-2', 'md:grid-cols-3'];

/**
 * A week: seven lists, one below the other where the page is narrow, side by side along the hours where it is wide. The
 * places are classes, as the page's policy takes no style of its own.
 */
export function Week({ days, today }: { days: readonly ShownDay[]; today: string }) {
  const hours = hoursShown(days.flatMap(({ parts, open = [] }) => [...parts, ...open]));
  return (
    <div className="md:grid md:grid-cols-[3rem_repeat(7,minmax(0,1fr))] md:border-b md:border-line">
      <ol aria-hidden="true" className="hidden text-xs text-muted md:grid md:auto-rows-[1.5rem] md:pt-14">
        {Array.from({ length: hours.count }, (_, i) => (
          <li key={i} className={classes('-translate-y-2 pe-2 text-end tabular-nums', `md:row-start-${i * 2 + 1}`)}>
            {String(hours.first + i).padStart(2, '0')}:00
          </li>
        ))}
      </ol>
      {days.map((day) => (
        <WeekDay key={day.day} shown={day} firstHour={hours.first} rows={hours.count * 2} isToday={day.day === today} />
      ))}
    </div>
  );
}

function WeekDay({ shown: { day, parts, open = [], isAbsent }, firstHour, rows, isToday }: { shown: ShownDay; firstHour: number; rows: number; isToday: boolean }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const { lanes, count } = lanesOf(parts);
  return (
    <section className="mb-5 min-w-0 md:mb-0 md:border-s md:border-line">
      <h2 className={classes('flex items-baseline gap-2 border-b border-line pb-1 text-base md:h-14 md:flex-col md:items-center md:justify-center md:gap-0 md:text-sm', isToday ? 'text-accent' : parts.length === 0 && !isAbsent && 'max-md:text-muted')}>
        <span className="md:hidden">{words.full(day)}</span>
        <span aria-hidden="true" className="hidden font-normal md:block">{words.weekday(day)}</span>
        <span aria-hidden="true" className={classes('hidden text-xl leading-tight md:block', isToday && 'rounded-full bg-accent px-2.5 text-accent-ink')}>{words.ofMonth(day)}</span>
        <span className="sr-only max-md:hidden">{words.full(day)}</span>
        {isToday && <span className="text-sm font-normal md:sr-only">{t('calendar.day.today')}</span>}
      </h2>
      {isAbsent && <p className="rounded-sm bg-warn-soft px-2 py-1 text-xs font-semibold text-warn">{t('calendar.day.away')}</p>}
      <ol className={classes('hour-lines relative flex flex-col gap-2 max-md:pt-2 md:grid md:auto-rows-[1.5rem] md:gap-0', COLUMNS[count - 1], isAbsent && 'hatched')}>
        <li aria-hidden="true" className={classes('hidden md:block md:col-start-1 md:row-start-1', `md:row-span-${rows}`)} />
        {open.map((hours) => (
          <li key={hours.from} aria-hidden="true" className={classes('hidden bg-good-soft/60 md:col-span-full md:block', placeOf(hours, firstHour))} />
        ))}
        {parts.length === 0 && !isAbsent && <li className="text-sm text-muted md:hidden">{t('calendar.own.nothing')}</li>}
        {parts.map((part, i) => (
          <li key={part.key} className={classes('min-w-0 md:z-1 md:overflow-hidden md:p-px', LANES[lanes[i] ?? 0], placeOf(part, firstHour))}>
            <PartCard part={part} small />
          </li>
        ))}
      </ol>
    </section>
  );
}

function placeOf(part: { from: string; until: string }, firstHour: number): string {
  const { row, rows } = rowsOf(part, firstHour);
  return `md:row-start-${row} md:row-span-${rows}`;
}
