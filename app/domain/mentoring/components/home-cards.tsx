import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Card } from '#app/ui/card.tsx';
import { Badge } from '#app/ui/badge.tsx';

/** Proposals that are not decided, without a name. */
export function ProposalCards({ proposals }: { proposals: readonly { id: string; at: string; asMentor: boolean; answered: boolean }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {proposals.map(({ id, at, asMentor, answered }) => (
        <li key={id}>
          <Card title={t(asMentor ? 'mentoring.home.proposalAsMentor' : 'mentoring.home.proposalAsMentee')} to={`/proposals/${id}`}>
            <p className="text-muted">{t('mentoring.home.proposalOf', { date: format.date(at) })}</p>
            <p className="mt-2">{t(answered ? 'mentoring.home.answered' : 'mentoring.home.read')}</p>
          </Card>
        </li>
      ))}
    </ul>
  );
}

/** The pairings of a person, those that go on first. */
export function PairingCards({ pairings, zone }: { pairings: readonly { id: string; state: string; at: string; nextAt: string | null; asMentor: boolean; other: string | null }[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {pairings.map(({ id, state, at, nextAt, asMentor, other }) => (
        <li key={id}>
          <Card title={other === null ? t('mentoring.home.gone') : t(asMentor ? 'mentoring.home.asMentor' : 'mentoring.home.asMentee', { name: other })} to={`/pairings/${id}`} status={<Badge kind={state === 'closed' ? 'plain' : 'accent'}>{t(`mentoring.pairingStates.${state}`)}</Badge>}>
            <p className="text-muted">{t('mentoring.home.since', { date: format.date(at) })}</p>
            {nextAt ? <p className="mt-2">{t('mentoring.home.next', { at: format.dateTime(nextAt, zone) })}</p> : null}
          </Card>
        </li>
      ))}
    </ul>
  );
}
