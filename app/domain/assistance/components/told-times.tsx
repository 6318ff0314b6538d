import { useTranslation } from 'react-i18next';
import type { ToldFor, ToldTime } from '../told-times.ts';

/** A time, in the zone of whoever reads. */
export function Told({ time, zoneShown = false }: { time: ToldTime; zoneShown?: boolean }) {
  return (
    <span>
      {time.day}, <span className="whitespace-nowrap">{time.hours}</span>
      {zoneShown ? <span className="text-muted"> · {time.zone.replaceAll('_', ' ')}</span> : null}
    </span>
  );
}

/** The same time on the clock of each person, with their day where it is another one. */
export function TimesOfPeople({ times, marks = {} }: { times: readonly ToldFor[]; marks?: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {times.map(({ name, day, hours, zone, isOtherDay }) => (
        <li key={`${name}${zone}`}>
          <span className="font-semibold">{name}</span> {isOtherDay ? `${day}, ` : ''}
          <span className="whitespace-nowrap">{hours}</span> <span className="text-muted">· {zone.replaceAll('_', ' ')}</span>
          {isOtherDay ? <span className="text-muted"> · {t('assistance.sessions.otherDay')}</span> : null}
          {marks[name] ? <span className="font-semibold text-warn"> · {marks[name]}</span> : null}
        </li>
      ))}
    </ul>
  );
}
