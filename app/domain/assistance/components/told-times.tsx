import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '#app/ui/classes.ts';
import type { ToldFor, ToldTime } from '#app/domain/calendar/told-times.ts';
import type { ToldTogether } from '../shown-plan.ts';
import { wholeDay } from '#app/domain/calendar/whole-time.ts';

/** A time, in the zone of whoever reads. */
export function Told({ time }: { time: ToldTime }) {
  return (
    <span>
      {wholeDay(time)}, <span className="whitespace-nowrap">{time.hours}</span>
    </span>
  );
}

/** The same time on the clock of each person, with their day where it is another one; marked with what stands against it, or (calm) with a fact. */
export function TimesOfPeople({ times, marks = {}, calm = false, large = false }: { times: readonly ToldFor[]; marks?: Readonly<Record<string, string>>; calm?: boolean; large?: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={classes('times flex flex-col', large ? 'gap-2' : 'gap-0.5 text-sm')}>
      {times.map(({ name, day, hours, zone, isOtherDay }) => (
        <li key={`${name}${zone}`}>
          <b>{name}</b> {isOtherDay ? `${day}, ` : ''}
          <span>{hours}</span> <small>{`· ${zone.replaceAll('_', ' ')}${isOtherDay ? ` · ${t('assistance.sessions.otherDay')}` : ''}`}</small>
          {marks[name] ? calm ? <small>{` · ${marks[name]}`}</small> : <b className="text-warn">{` · ${marks[name]}`}</b> : null}
        </li>
      ))}
    </ul>
  );
}

/** The same, those with one clock in one line; marked with what stands against them. */
export function TimesTogether({ times }: { times: readonly ToldTogether[] }) {
  const { t } = useTranslation();
  return (
    <ul className="times flex flex-col gap-0.5 text-sm">
      {times.map(({ names, day, hours, zone, isOtherDay, mark }) => (
        <li key={`${zone} ${mark}`}>
          <b>{names.join(', ')}</b> {isOtherDay ? `${day}, ` : ''}
          <span>{hours}</span> <small>{`· ${zone.replaceAll('_', ' ')}${isOtherDay ? ` · ${t('assistance.sessions.otherDay')}` : ''}`}</small>
          {mark ? <b className="text-warn">{` · ${t(`assistance.sessions.reasons.${mark}`)}`}</b> : null}
        </li>
      ))}
    </ul>
  );
}
