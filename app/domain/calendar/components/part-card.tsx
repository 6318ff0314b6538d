import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '#app/ui/classes.ts';
import type { ShownPart } from './parts.ts';

const LOOKS = { booking: 'part-booking', busy: 'part-busy', cancelled: 'part-cancelled' };

/** What a box has room for, under the line of its hours. */
const CLAMPS = ['md:line-clamp-1', 'md:line-clamp-2', 'md:line-clamp-3', 'md:line-clamp-4'];

/** One thing of a day: when, what, and the way to it. Small where many stand close together, tight where they stand side by side, in so many lines where it has a height. */
export function PartCard({ part, small = false, tight = false, lines }: { part: ShownPart; small?: boolean; tight?: boolean; lines?: number | undefined }) {
  const { from, until, began = false, goesOn = false, look = 'booking', label, detail, to, moveTo } = part;
  // Where there is no line for it of its own, more stands beside the hour at which it begins: the box shows when it ends.
  const isBeside = lines !== undefined && lines < 2 && detail !== undefined;
  const when = tight || isBeside ? <>{began ? '…' : from}<span className="md:sr-only print:not-sr-only">{`–${goesOn ? '…' : until}`}</span></> : `${began ? '…' : from}–${goesOn ? '…' : until}`;
  const names = (lines ?? 0) - (detail && !isBeside ? 1 : 0);
  const words = (
    <>
      {isBeside ? <span className="md:block md:truncate print:whitespace-normal" title={detail}>{when} · {detail}</span> : small ? when : <b>{when}</b>}{' '}
      {lines === undefined ? (small ? <b>{label}</b> : label) : <b title={label} className={classes('print:line-clamp-none', CLAMPS[Math.min(Math.max(names, 1), CLAMPS.length) - 1])}>{label}</b>}
      {(look === 'cancelled' || began || goesOn) && <Remarks part={part} small={small} />}
      {detail && !isBeside && <span className={classes('block text-xs text-muted', lines !== undefined && 'md:truncate print:whitespace-normal')}>{detail}</span>}
    </>
  );
  // Classes of its own, and a plain link: calendars go without scripts, and a busy month has very many of these.
  const box = classes('part', small && 'part-small', LOOKS[look]);
  return to ? <a href={to} data-move={moveTo} className={box}>{words}</a> : <div className={box}>{words}</div>;
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
