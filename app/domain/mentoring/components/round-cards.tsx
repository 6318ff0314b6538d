import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';

const KINDS = { open: 'accent', solved: 'warn', proposed: 'good', closed: 'plain' } as const;

/** How far a round has come. */
export function RoundBadge({ state }: { state: keyof typeof KINDS }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state]}>{t(`mentoring.rounds.states.${state}`)}</Badge>;
}

interface RoundCardsProps {
  rounds: readonly { id: string; state: keyof typeof KINDS; openedAt: string; networks: readonly string[]; isAsked: boolean; paired: number }[];
}

export function RoundCards({ rounds }: RoundCardsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {rounds.map(({ id, state, openedAt, networks, isAsked, paired }) => (
        <li key={id}>
          <Card title={t('mentoring.rounds.openedOn', { date: format.date(openedAt) })} to={`/rounds/${id}`} status={<RoundBadge state={state} />}>
            <p className="text-muted">{format.list(networks)}</p>
            <p className="mt-2">{isAsked && state !== 'closed' ? t('mentoring.rounds.asked') : t('mentoring.rounds.paired', { count: paired })}</p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
