import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { RoundsQuery } from '../lists.ts';

const KINDS = { open: 'accent', solved: 'warn', proposed: 'good', closed: 'plain' } as const;

/** How far a round has come. */
export function RoundBadge({ state }: { state: keyof typeof KINDS }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state]}>{t(`mentoring.rounds.states.${state}`)}</Badge>;
}

interface RoundListProps {
  list: { query: RoundsQuery; count: number; pages: number; rounds: readonly { id: string; state: keyof typeof KINDS; openedAt: string; networks: readonly string[]; isAsked: boolean; paired: number }[] };
}

/** The rounds of a network, each as a card. */
export function RoundList({ list: { query, count, pages, rounds } }: RoundListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('mentoring.rounds.title')}
      query={query}
      count={count}
      pages={pages}
      rows={rounds}
      keyOf={({ id }) => id}
      empty={<Empty title={t('mentoring.rounds.none')}>{t('mentoring.rounds.noneHint')}</Empty>}
      filters={[{ name: 'state', label: t('mentoring.rounds.state'), choices: Object.keys(KINDS).map((value) => ({ value, label: t(`mentoring.rounds.states.${value}`) })) }]}
      columns={[{ name: t('mentoring.rounds.opened'), sort: 'opened', sortKind: 'date', cell: () => null }]}
      draw={({ id, state, openedAt, networks, isAsked, paired }) => (
        <Card title={t('mentoring.rounds.openedOn', { date: format.date(openedAt) })} to={`/rounds/${id}`} status={<RoundBadge state={state} />}>
          <p className="text-muted">{format.list(networks)}</p>
          <p className="mt-2">{isAsked && state !== 'closed' ? t('mentoring.rounds.asked') : t('mentoring.rounds.paired', { count: paired })}</p>
        </Card>
      )}
    />
  );
}
