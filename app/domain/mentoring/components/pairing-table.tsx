import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Light } from '../rhythm.ts';

interface ShownPairing {
  id: string;
  state: string;
  since: string;
  mentee: string;
  mentor: string | null;
  weeks: number | null;
  held: number;
  lastMet: string | null;
  overdue: boolean;
  lights: { mentee: Light | null; mentor: Light | null };
}

const KINDS: Record<Light, BadgeKind> = { good: 'good', look: 'warn', act: 'bad' };

/** Pairings by state, rhythm and lights. */
export function PairingTable({ pairings }: { pairings: readonly ShownPairing[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('mentoring.watch.pairings')}
      rows={pairings}
      keyOf={({ id }) => id}
      columns={[
        { name: t('mentoring.watch.pair'), cell: ({ mentee, mentor }) => t('mentoring.round.fixed', { mentee, mentor: mentor ?? t('mentoring.watch.gone') }) },
        { name: t('mentoring.watch.state'), cell: ({ state, since }) => <span>{t(`mentoring.pairingStates.${state}`)} <span className="text-muted">· {format.date(since)}</span></span> },
        {
          name: t('mentoring.watch.rhythm'),
          cell: ({ weeks, held, overdue }) => (
            <span>
              {[...(weeks === null ? [] : [t('mentoring.watch.everyWeeks', { count: weeks })]), t('mentoring.watch.meetings', { count: held })].join(' · ')} {overdue ? <Badge kind="warn">{t('mentoring.watch.overdue')}</Badge> : null}
            </span>
          ),
        },
        { name: t('mentoring.watch.lastMet'), cell: ({ lastMet }) => (lastMet ? format.date(lastMet) : t('mentoring.watch.notMet')) },
        {
          name: t('mentoring.watch.lights'),
          cell: ({ lights }) => (
            <ul className="flex flex-col gap-1">
              {(['mentee', 'mentor'] as const).map((side) => {
                const light = lights[side];
                return (
                  <li key={side} className="flex flex-wrap items-center gap-2">
                    <span className="text-muted">{t(`mentoring.watch.${side}`)}</span> {light ? <Badge kind={KINDS[light]}>{t(`mentoring.watch.lightsAre.${light}`)}</Badge> : <span>{t('mentoring.watch.noLight')}</span>}
                  </li>
                );
              })}
            </ul>
          ),
        },
      ]}
    />
  );
}
