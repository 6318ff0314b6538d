import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '#app/ui/classes.ts';
import type { ShownPart } from './parts.ts';

const LOOKS = {
  booking: 'border-accent bg-accent-soft text-ink',
  busy: 'border-line-strong bg-sunken text-muted',
  cancelled: 'border-line-strong border-dashed bg-raised text-muted line-through',
};

/** What a box has room for, under the line of its hours. */
const CLAMPS = ['md:line-clamp-1', 'md:line-clamp-2', 'md:line-clamp-3', 'md:line-clamp-4'];

/** One thing of a day: when, what, and the way to it. Small where many stand close together, tight where they stand side by side, in so many lines where it has a height. */
export function PartCard({ part, small = false, tight = false, lines }: { part: ShownPart; small?: boolean; tight?: boolean; lines?: number | undefined }) {
  const { from, until, began, goesOn, look, label, detail, to, moveTo } = part;
  const words = (
    <>
      <span className={classes('tabular-nums', !small && 'font-semibold')}>
        {began ? '…' : from}
        <span className={tight ? 'md:sr-only' : undefined}>–{goesOn ? '…' : until}</span>
      </span>{' '}
      <span title={lines === undefined ? undefined : label} className={classes(small && 'font-semibold', lines !== undefined && CLAMPS[Math.min(Math.max(lines, 1), CLAMPS.length) - 1])}>{label}</span>
      {(look === 'cancelled' || began || goesOn) && <Remarks part={part} small={small} />}
      {detail && <span className="block text-xs text-muted">{detail}</span>}
    </>
  );
  const box = classes('block rounded-md border border-s-4 leading-snug', small ? 'min-h-6 px-1.5 py-0.5 text-xs max-md:min-h-11 max-md:px-3 max-md:py-2.5 max-md:text-sm' : 'px-3 py-2.5 text-sm', LOOKS[look]);
  return to ? (
    // A plain link: calendars go without scripts, and a busy month has very many of these.
    <a href={to} data-move={moveTo} className={classes(box, look !== 'cancelled' && 'no-underline', 'hover:border-accent-strong hover:bg-raised', small && 'h-full')}>
      {words}
    </a>
  ) : (
    <div className={classes(box, small && 'h-full')}>{words}</div>
  );
}

/** What is out of the ordinary, in words for those who listen. */
function Remarks({ part: { look, began, goesOn }, small }: { part: ShownPart; small: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {look === 'cancelled' && <span className={small ? 'md:sr-only' : undefined}> ({t('calendar.own.cancelled')})</span>}
      {began && <span className="sr-only"> ({t('calendar.own.began')})</span>}
      {goesOn && <span className="sr-only"> ({t('calendar.own.goesOn')})</span>}
    </>
  );
}
