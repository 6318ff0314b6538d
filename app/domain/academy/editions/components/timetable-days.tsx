import { useTranslation } from '#app/i18n/page-words.tsx';
import { useDayWords } from '#app/domain/calendar/components/day-words.ts';
import { Badge } from '#app/ui/badge.tsx';
import { classes } from '#app/ui/classes.ts';
import { Link, TextLink } from '#app/ui/link.tsx';
import { lookOfTab } from '#app/ui/tabs.tsx';
import { isHard } from '../timetable-clashes.ts';
import type { ReadTimetable } from '../timetable-page.server.ts';
import { EntryVisit } from './timetable-visits.tsx';

type Entry = ReadTimetable['entries'][number];

/** The days as links, and all of them on one page to print. */
export function DayLinks({ timetable: { id, days, shown } }: { timetable: ReadTimetable }) {
  const { t } = useTranslation();
  const words = useDayWords();
  return (
    <nav aria-label={t('academy.editions.timetable.days')} className="mb-6 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {days.map(({ day, date, isOff }) => (
          <li key={day}>
            <Link to={`/editions/${id}/timetable?day=${day + 1}`} aria-current={shown === day ? 'page' : undefined} className={classes(lookOfTab(shown === day), isOff && 'text-muted')}>
              {words.weekday(date).slice(0, 3)} {words.ofMonth(date)}
            </Link>
          </li>
        ))}
        <li>
          <Link to={`/editions/${id}/timetable?day=all`} aria-current={shown === null ? 'page' : undefined} className={lookOfTab(shown === null)}>{t('academy.editions.timetable.allDays')}</Link>
        </li>
      </ul>
    </nav>
  );
}

/** Columns for the rooms of a day, as classes: the policy takes no style of a page's own. */
const COLUMNS = ['', 'md:grid-cols-1', 'md:grid-cols-2', 'md:grid-cols-3', 'md:grid-cols-4', 'md:grid-cols-5', 'md:grid-cols-6'];
const STARTS = ['md:col-start-1', 'md:col-start-2', 'md:col-start-3', 'md:col-start-4', 'md:col-start-5', 'md:col-start-6'];
const MOST_ROWS = 47;

/** The days that are shown, each a list on a narrow page and a grid of its rooms on a wide one. */
export function ShownDays({ timetable }: { timetable: ReadTimetable }) {
  const { t } = useTranslation();
  const words = useDayWords();
  return timetable.days
    .filter(({ day }) => timetable.shown === null || timetable.shown === day)
    .map(({ day, date, isOff }) => {
      const entries = timetable.entries.filter((one) => one.day === day);
      return (
        <section key={day} className="mb-8 break-inside-avoid" data-day={date}>
          <h2 className="mb-3 text-xl">{words.full(date)}</h2>
          {entries.length === 0 ? <p className="text-muted">{t(isOff ? 'academy.editions.timetable.dayOff' : 'academy.editions.timetable.nothing')}</p> : <Day timetable={timetable} entries={entries} />}
        </section>
      );
    });
}

function Day({ timetable, entries }: { timetable: ReadTimetable; entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const labelOf = usePlaceLabel(timetable);
  // A break is told where it lies between two things: before the first or after the last it is none.
  const breaks = timetable.breaks.filter((pause) => !entries.some((one) => one.from < pause.until && pause.from < one.until) && entries.some((one) => one.until <= pause.from) && entries.some((one) => one.from >= pause.until));
  const used = timetable.places.filter(({ id }) => entries.some((one) => one.placeId === id));
  const marks = [...new Set([...entries, ...breaks].flatMap(({ from, until }) => [from, until]))].sort();
  const isWide = ({ placeId }: Entry) => placeId === null;
  // What is for all, while something else is held, would lie over it.
  const isGrid = used.length > 0 && used.length < COLUMNS.length && marks.length <= MOST_ROWS && !entries.some((one) => isWide(one) && entries.some((other) => other !== one && other.from < one.until && one.from < other.until));
  const rows = ({ from, until }: { from: string; until: string }) => `md:row-start-${marks.indexOf(from) + 2} md:row-span-${marks.indexOf(until) - marks.indexOf(from)}`;
  const lines = [...entries.map((entry) => ({ entry, from: entry.from, until: entry.until })), ...breaks.map((pause) => ({ entry: null, ...pause }))].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return (
    <ol className={classes('flex flex-col gap-2', isGrid && 'md:grid md:gap-2', isGrid && COLUMNS[used.length])}>
      {isGrid ? used.map((place, column) => <li key={place.id} aria-hidden="true" className={classes('hidden pb-1 text-sm font-semibold text-muted md:row-start-1 md:block', STARTS[column])}>{labelOf(place.id)}</li>) : null}
      {lines.map(({ entry, from, until }) =>
        entry ? (
          <li key={entry.id} className={classes('min-w-0', isGrid && rows(entry), isGrid && (isWide(entry) ? 'md:col-span-full' : STARTS[used.findIndex(({ id }) => id === entry.placeId)]))}>
            <EntryCard timetable={timetable} entry={entry} place={entry.placeId === null ? null : labelOf(entry.placeId)} isGrid={isGrid} />
          </li>
        ) : (
          <li key={`${from}${until}`} className={classes('rounded-md bg-sunken px-3 py-1 text-sm text-muted', isGrid && `md:col-span-full ${rows({ from, until })}`)}>
            {from}–{until} {t('academy.editions.timetable.break')}
          </li>
        ),
      )}
    </ol>
  );
}

function usePlaceLabel({ places }: ReadTimetable) {
  const { t } = useTranslation();
  return (id: string) => {
    const place = places.find((one) => one.id === id);
    return place ? (place.name ?? t(place.isSite ? 'academy.editions.timetable.siteNumber' : 'academy.editions.timetable.roomNumber', { number: place.number })) : '';
  };
}

function EntryCard({ timetable: { id, mayChange }, entry, place, isGrid }: { timetable: ReadTimetable; entry: Entry; place: string | null; isGrid: boolean }) {
  const { t } = useTranslation();
  const { from, until, kind, title, address, group, trainers, isMine, isFixed, clashes, visit, former } = entry;
  const name = kind === 'visit' ? t('academy.editions.timetable.visitTo', { place: place ?? '' }) : (title ?? '');
  const people = [group === null ? '' : t('academy.editions.timetable.group', { number: group }), ...trainers].filter(Boolean);
  const isBad = clashes.some(isHard);
  return (
    <div className={classes('flex h-full flex-col gap-1 rounded-md border bg-raised px-3 py-2', isBad ? 'border-bad' : clashes.length > 0 ? 'border-warn' : 'border-line', isMine && 'border-s-[5px] border-s-accent')}>
      <p className="text-sm font-semibold tabular-nums">{from}–{until}</p>
      <h3 className="text-base">{address ? <TextLink to={`/modules/${address}`}>{name}</TextLink> : name}</h3>
      {/* In a grid its column says so to whoever sees it. */}
      {place !== null && kind !== 'visit' ? <p className={classes('text-sm text-muted', isGrid && 'md:sr-only')}>{place}</p> : null}
      {people.length > 0 ? <p className="text-sm text-muted">{people.join(' · ')}</p> : null}
      {isMine || former || clashes.length > 0 ? (
        <p className="flex flex-wrap gap-1">
          {isMine ? <Badge kind="accent">{t('academy.editions.timetable.mine')}</Badge> : null}
          {former ? <Badge kind="warn">{t(`academy.editions.timetable.former.${former}`)}</Badge> : null}
          {clashes.map((one) => <Badge key={one} kind={isHard(one) ? 'bad' : 'warn'} icon="warning">{t(`academy.editions.timetable.short.${one}`)}</Badge>)}
        </p>
      ) : null}
      {visit ? <EntryVisit visit={visit} name={`${name}, ${from}`} /> : null}
      {mayChange ? (
        <p className="text-sm print:hidden">
          <TextLink alone to={`/editions/${id}/timetable/entries/${entry.id}`}>{t('academy.editions.timetable.move')}<span className="sr-only"> {name}, {from}</span></TextLink>
          {isFixed ? <span className="text-muted"> · {t('academy.editions.timetable.byHand')}</span> : null}
        </p>
      ) : null}
    </div>
  );
}
