import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '#app/ui/classes.ts';
import { Link } from '#app/ui/link.tsx';
import { useDayWords, weekdayOf } from './day-words.ts';
import { PartCard } from './part-card.tsx';
import { lanesOf, type ShownDay } from './parts.ts';
import { hoursShown, rowsOf } from './rows.ts';

/** Twelve columns hold one, two or three lanes. */
const PLACES: readonly (readonly string[])[] = [['md:col-span-full'], ['md:col-start-1 md:col-span-6', 'md:col-start-7 md:col-span-6'], ['md:col-start-1 md:col-span-4', 'md:col-start-5 md:col-span-4', 'md:col-start-9 md:col-span-4']];

/**
 * A week: seven lists, one below the other where the page is narrow, side by side where it is wide; along the hours, unless
 * too many things stand at one time. On paper they stand one below the other too, so that all names are whole. The places are
 * classes, as the page's policy takes no style of its own.
 */
export function Week({ days, today }: { days: readonly ShownDay[]; today: string }) {
  const isAlongHours = days.every(({ parts }) => lanesOf(parts).every(({ of }) => of <= PLACES.length));
  const hours = hoursShown(days.flatMap(({ parts, open = [] }) => [...parts, ...open]));
  return (
    <div className={classes('md:grid md:border-b md:border-line print:block', isAlongHours ? 'md:grid-cols-[3rem_repeat(7,minmax(0,1fr))]' : 'md:grid-cols-7')}>
      {isAlongHours && (
        <ol aria-hidden="true" className="hidden text-xs text-muted md:grid md:auto-rows-[1.5rem] md:pt-14 print:hidden">
          {Array.from({ length: hours.count }, (_, i) => (
            <li key={i} className={classes('-translate-y-2 pe-2 text-end tabular-nums', `md:row-start-${i * 2 + 1}`)}>
              {String(hours.first + i).padStart(2, '0')}:00
            </li>
          ))}
        </ol>
      )}
      {days.map((shown) => (
        <section key={shown.day} data-day={shown.day} className="mb-5 min-w-0 md:mb-0 md:border-s md:border-line print:mb-4 print:border-s-0">
          <DayHeading shown={shown} isToday={shown.day === today} />
          {isAlongHours ? <DayAlongHours shown={shown} hours={hours} /> : <DayAsList shown={shown} />}
          <More more={shown.more} />
        </section>
      ))}
    </div>
  );
}

function DayHeading({ shown: { day, parts, isAbsent }, isToday }: { shown: ShownDay; isToday: boolean }) {
  const { t } = useTranslation();
  const words = useDayWords();
  return (
    <h2 className={classes('flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1 text-base md:h-14 md:flex-col md:items-center md:justify-center md:gap-0 md:pb-0 md:text-sm md:leading-tight print:h-auto print:flex-row print:justify-start print:text-base', isToday ? 'text-accent' : parts.length === 0 && !isAbsent && 'max-md:text-muted')}>
      <span className="md:sr-only print:not-sr-only">{words.full(day)}</span>
      <span aria-hidden="true" className="hidden items-baseline gap-1.5 md:flex print:hidden">
        <span className="font-normal">{words.short(weekdayOf(day))}</span>
        <span className={classes('text-lg leading-tight', isToday && 'rounded-full bg-accent px-2 text-accent-ink')}>{words.ofMonth(day)}</span>
      </span>
      {isToday && <span className="text-sm font-normal md:sr-only">{t('calendar.day.today')}</span>}
      {isAbsent && <span className="rounded-sm bg-warn-soft px-1.5 text-xs font-semibold text-warn">{t('calendar.day.away')}</span>}
    </h2>
  );
}

/** How many there are besides, and the way to them. */
function More({ more }: Pick<ShownDay, 'more'>) {
  const { t } = useTranslation();
  if (!more) return null;
  return (
    <p className="mt-1 text-sm font-semibold md:px-1 md:text-xs">
      <Link to={more.to} className="inline-flex min-h-6 items-center">{t('calendar.own.more', { count: more.count })}</Link>
    </p>
  );
}

function DayAlongHours({ shown: { day, parts, open = [], isAbsent }, hours }: { shown: ShownDay; hours: { first: number; count: number } }) {
  const { t } = useTranslation();
  const lanes = lanesOf(parts);
  return (
    <ol className={classes('hour-lines relative flex flex-col gap-2 max-md:pt-2 md:grid md:auto-rows-[1.5rem] md:grid-cols-12 md:gap-0 print:flex print:gap-1 print:bg-none', isAbsent && 'md:bg-sunken')}>
      <li aria-hidden="true" className={classes('hidden md:col-start-1 md:row-start-1 md:block print:hidden', `md:row-span-${hours.count * 2}`)} />
      {open.map((stretch) => (
        <li key={`${day}${stretch.from}`} aria-hidden="true" className={classes('hidden bg-good-soft/70 md:col-span-full md:block print:hidden', rowsAt(stretch, hours.first))} />
      ))}
      {parts.length === 0 && !isAbsent && <li className="text-sm text-muted md:hidden">{t('calendar.own.nothing')}</li>}
      {parts.map((part, i) => (
        <li key={part.key} className={classes('min-w-0 md:z-1 md:overflow-hidden md:p-px', PLACES[(lanes[i]?.of ?? 1) - 1]?.[lanes[i]?.lane ?? 0], rowsAt(part, hours.first))}>
          <PartCard part={part} small tight={(lanes[i]?.of ?? 1) > 1} lines={rowsOf(part, hours.first).rows - 1} />
        </li>
      ))}
    </ol>
  );
}

function DayAsList({ shown: { parts } }: { shown: ShownDay }) {
  const { t } = useTranslation();
  return (
    <ol className="flex flex-col gap-2 pt-2 md:gap-1 md:p-1">
      {parts.length === 0 && <li className="text-sm text-muted md:hidden">{t('calendar.own.nothing')}</li>}
      {parts.map((part) => (
        <li key={part.key}>
          <PartCard part={part} small />
        </li>
      ))}
    </ol>
  );
}

function rowsAt(stretch: { from: string; until: string }, firstHour: number): string {
  const { row, rows } = rowsOf(stretch, firstHour);
  return `md:row-start-${row} md:row-span-${rows}`;
}
