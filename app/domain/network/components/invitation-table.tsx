import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Table } from '#app/ui/table.tsx';

interface Row {
  id: string;
  role: string;
  note: string | null;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  sentAt: string;
  expiresAt: string;
  acceptedBy: string | null;
}

export function InvitationTable({ invitations }: { invitations: readonly Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (invitations.length === 0) return <Empty title={t('network.invitations.none')} />;
  return (
    <Table
      caption={t('network.invitations.sent')}
      rows={invitations}
      keyOf={({ id }) => id}
      columns={[
        { name: t('network.people.role'), cell: ({ role, note }) => [t(`network.roles.${role}`), note].filter(Boolean).join(' · ') },
        { name: t('network.invitations.state'), cell: ({ state, acceptedBy }) => <Badge kind={state === 'open' ? 'accent' : state === 'accepted' ? 'good' : 'plain'}>{t(`network.invitations.states.${state}`, { pseudonym: acceptedBy ?? '' })}</Badge> },
        { name: t('network.invitations.sentAt'), cell: ({ sentAt }) => format.date(sentAt) },
        { name: t('network.invitations.expiresAt'), cell: ({ expiresAt }) => format.date(expiresAt) },
        { name: t('network.invitations.revoke'), cell: ({ id, state }) => (state === 'open' ? <MoveButton look="danger" action={`/invitations/${id}/revocation`}>{t('network.invitations.revoke')}</MoveButton> : null) },
      ]}
    />
  );
}
