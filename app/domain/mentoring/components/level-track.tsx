import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '#app/ui/classes.ts';

interface LevelTrackProps {
  start: number;
  now: number;
  wanted: number;
}

/** From where to where on four levels, and where one stands: drawn, and said in words. */
export function LevelTrack({ start, now, wanted }: LevelTrackProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span aria-hidden="true" className="inline-flex gap-1">
        {[1, 2, 3, 4].map((level) => (
          <span key={level} className={classes('inline-grid h-7 w-8 place-items-center rounded-md border text-sm font-semibold', level <= now ? 'border-accent bg-accent text-accent-ink' : level <= wanted ? 'border-2 border-dashed border-accent text-accent' : 'border-line text-muted')}>
            {level}
          </span>
        ))}
      </span>
      <span className="text-sm">{t('mentoring.goals.track', { start, now, wanted })}</span>
    </div>
  );
}
