import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '#app/ui/classes.ts';
import { Link } from '#app/ui/link.tsx';
import { useDayWords } from './day-words.ts';
import { PartCard } from './part-card.tsx';
import type { ShownDay } from './parts.ts';

/** How many things of a day are in sight at once. */
const IN_SIGHT = 4;

/** A month in whole weeks: a grid where the page is wide, the days that hold something where it is narrow. */
export function Month({ days, month, today }: { days: readonly ShownDay[]; month: string; today: string }) {
  const words = useDayWords();
  return (
    <>
      <div aria-hidden="true" className="hidden grid-cols-7 border-s border-transparent text-center text-sm text-muted md:grid">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <p key={weekday} className="pb-1">{words.short(weekday)}</p>
        ))}
      </div>
      <ol className="flex flex-col gap-5 md:grid md:grid-cols-7 md:gap-0 md:border-s md:border-t md:border-line">
        {days.map((day) => (
          <MonthDay key={day.day} shown={day} isOutside={day.day.slice(0, 7) !== month.slice(0, 7)} isToday={day.day === today} />
        ))}
      </ol>
    </>
  );
}

function MonthDay({ shown: { day, parts, more, isAbsent }, isOutside, isToday }: { shown: ShownDay; isOutside: boolean; isToday: boolean }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const isEmpty = parts.length === 0 && !isAbsent;
  return (
    <li data-day={day} className={classes('month-day', isEmpty && !isToday && 'max-md:hidden', isOutside && 'bg-sunken max-md:hidden', isAbsent && 'bg-sunken')}>
      <h2 className="month-day-name">
        <span className="md:sr-only">{words.full(day)}</span>
        <span aria-hidden="true" className={classes('hidden md:inline', isToday ? 'rounded-full bg-accent px-2 text-accent-ink' : isOutside && 'font-normal text-muted')}>{words.ofMonth(day)}</span>
        {isToday && <span className="ms-2 text-sm font-normal text-accent md:sr-only">{t('calendar.day.today')}</span>}
      </h2>
      {isAbsent && <p className="mb-1 rounded-sm bg-warn-soft px-1.5 text-xs font-semibold text-warn">{t('calendar.day.away')}</p>}
      {isEmpty ? isToday && <p className="text-sm text-muted md:hidden">{t('calendar.own.nothing')}</p> : <DayParts parts={parts} more={more} />}
    </li>
  );
}

/** The things of a day; where there are many, the later ones stand folded. */
function DayParts({ parts, more }: Pick<ShownDay, 'parts' | 'more'>) {
  const { t } = useTranslation();
  const shown = parts.length > IN_SIGHT + 1 ? parts.slice(0, IN_SIGHT) : parts;
  const rest = parts.slice(shown.length);
  return (
    <>
      <PartList parts={shown} />
      {more && (
        <p className="mt-1 text-xs font-semibold">
          <Link to={more.to} className="inline-flex min-h-6 items-center">{t('calendar.own.more', { count: more.count })}</Link>
        </p>
      )}
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 text-xs font-semibold text-accent underline">{t('calendar.own.more', { count: rest.length })}</summary>
          <PartList parts={rest} />
        </details>
      )}
    </>
  );
}

function PartList({ parts }: { parts: ShownDay['parts'] }) {
  return (
    <ol className="flex flex-col gap-1">
      {parts.map((part) => (
        <li key={part.key}>
          <PartCard part={part} small />
        </li>
      ))}
    </ol>
  );
}
