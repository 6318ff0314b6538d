import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Table } from '#app/ui/table.tsx';

interface ProviderInvitationsProps {
  invitations: readonly { id: string; pseudonym: string; state: string; invitedAt: string; answer: string | null }[];
}

/** Who was asked to give an engagement, and what they answered. */
export function ProviderInvitations({ invitations }: ProviderInvitationsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('assistance.providers.asked')}
      rows={invitations}
      keyOf={({ id }) => id}
      columns={[
        { name: t('assistance.providers.pseudonym'), cell: ({ pseudonym }) => pseudonym },
        { name: t('assistance.providers.state'), cell: ({ state }) => <Badge kind={state === 'accepted' ? 'good' : state === 'invited' ? 'accent' : 'plain'}>{t(`assistance.providers.states.${state}`)}</Badge> },
        { name: t('assistance.providers.invitedAt'), cell: ({ invitedAt }) => format.date(invitedAt) },
        { name: t('assistance.providers.answer'), cell: ({ answer }) => (answer ? <span className="typed">{answer}</span> : '–') },
        {
          name: t('assistance.providers.change'),
          cell: ({ id, state, pseudonym }) =>
            state === 'invited' ? (
              <MoveButton look="secondary" action={`/provider-invitations/${id}/recall`} about={pseudonym}>{t('assistance.providers.recall')}</MoveButton>
            ) : state === 'accepted' ? (
              <Confirm summary={t('assistance.providers.end')} question={t('assistance.providers.endQuestion', { name: pseudonym })}>
                <MoveButton look="danger" action={`/provider-invitations/${id}/ending`} about={pseudonym}>{t('assistance.providers.endNow')}</MoveButton>
              </Confirm>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}
