import { useTranslation } from '#app/i18n/page-words.tsx';
import { useDayWords } from './day-words.ts';
import { PartCard } from './part-card.tsx';
import type { ShownDay } from './parts.ts';

/** Only the days that hold something, each with all that it holds. */
export function Agenda({ days, today }: { days: readonly ShownDay[]; today: string }) {
  const { t } = useTranslation();
  const words = useDayWords();
  return (
    <ol className="flex max-w-measure flex-col gap-6">
      {days
        .filter(({ parts, isAbsent }) => parts.length > 0 || isAbsent)
        .map(({ day, parts, isAbsent }) => (
          <li key={day}>
            <h2 className="mb-2 flex flex-wrap items-baseline gap-x-3 border-b border-line pb-1 text-base">
              {words.full(day)}
              {day === today && <span className="text-sm font-normal text-accent">{t('calendar.day.today')}</span>}
              {isAbsent && <span className="text-sm font-normal text-warn">{t('calendar.day.away')}</span>}
            </h2>
            <ol className="flex flex-col gap-2">
              {parts.map((part) => (
                <li key={part.key}>
                  <PartCard part={part} />
                </li>
              ))}
            </ol>
          </li>
        ))}
    </ol>
  );
}
