import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { listInvitations } from '../invitations.server.ts';
import type { InvitationsQuery } from '../lists.ts';
import { ROLES_OF } from '../roles.ts';
import { INVITATION_STATES } from '../states.ts';

export function InvitationTable({ list: { organisation, query, count, pages, invitations } }: { list: Awaited<ReturnType<typeof listInvitations>> & { query: InvitationsQuery } }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('network.invitations.sent')}
      query={query}
      count={count}
      pages={pages}
      rows={invitations}
      keyOf={({ id }) => id}
      search={t('network.invitations.search')}
      empty={<Empty title={t('network.invitations.none')} level={3}>{t('network.invitations.noneHint')}</Empty>}
      filters={[
        { name: 'state', label: t('network.invitations.state'), choices: INVITATION_STATES.map((state) => ({ value: state, label: t(`network.invitations.states.${state}`) })) },
        { name: 'role', label: t('network.people.role'), choices: ROLES_OF[organisation.kind].map((role) => ({ value: role, label: t(`network.roles.${role}`) })) },
      ]}
      columns={[
        {
          name: t('network.people.role'),
          cell: ({ role, note }) => (
            <>
              {t(`network.roles.${role}`)}
              {note && <span className="block text-sm font-normal text-muted">{note}</span>}
            </>
          ),
        },
        {
          name: t('network.invitations.state'),
          cell: ({ state, acceptedBy }) => (
            <>
              <Badge kind={state === 'open' ? 'accent' : state === 'accepted' ? 'good' : 'plain'}>{t(`network.invitations.states.${state}`)}</Badge>
              {acceptedBy && <span className="ms-2">{acceptedBy}</span>}
            </>
          ),
        },
        { name: t('network.invitations.sentBy'), cell: ({ sentBy }) => sentBy ?? '–' },
        { name: t('network.invitations.sentAt'), sort: 'sentAt', sortKind: 'date', cell: ({ sentAt }) => format.date(sentAt) },
        { name: t('network.invitations.expiresAt'), sort: 'expiresAt', sortKind: 'date', cell: ({ expiresAt }) => format.date(expiresAt) },
        { name: t('network.people.change'), cell: ({ id, state }) => (state === 'open' ? <MoveButton look="danger" action={`/invitations/${id}/revocation`}>{t('network.invitations.revoke')}</MoveButton> : null) },
      ]}
    />
  );
}
