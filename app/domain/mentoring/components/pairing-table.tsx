import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { Link } from '#app/ui/link.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Light } from '../lights.ts';

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
  light: Light;
}

const KINDS: Record<Light, BadgeKind> = { good: 'good', look: 'warn', act: 'bad', unknown: 'plain' };

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
        { name: t('mentoring.watch.pair'), cell: ({ id, mentee, mentor }) => <Link className="link" to={`/pairings/${id}/oversight`}>{t('mentoring.round.fixed', { mentee, mentor: mentor ?? t('mentoring.watch.gone') })}</Link> },
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
        { name: t('mentoring.watch.light'), cell: ({ state, light }) => (state === 'closed' ? '–' : <Badge kind={KINDS[light]}>{t(`mentoring.watch.lightsAre.${light}`)}</Badge>) },
      ]}
    />
  );
}
