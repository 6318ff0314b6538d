import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { SessionsQuery } from '../lists.ts';
import type { listOpenSessions } from '../sessions.server.ts';

/** Where one is signed in; each can be ended, but for the present one, which ends by signing out. */
export function SessionList({ list: { query, count, pages, sessions, timeZone } }: { list: Awaited<ReturnType<typeof listOpenSessions>> & { query: SessionsQuery; timeZone: string } }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('accounts.sessions.title')}
      query={query}
      count={count}
      pages={pages}
      rows={sessions}
      keyOf={({ id }) => id}
      empty={null}
      filters={[{ name: 'device', label: t('accounts.sessions.device'), choices: [{ value: 'shared', label: t('accounts.sessions.shared') }, { value: 'own', label: t('accounts.sessions.own') }] }]}
      columns={[
        { name: t('accounts.sessions.opened'), sort: 'openedAt', sortKind: 'date', cell: (session) => format.dateTime(session.openedAt, timeZone) },
        { name: t('accounts.sessions.lastUsed'), sort: 'lastUsedAt', sortKind: 'date', cell: (session) => format.dateTime(session.lastUsedAt, timeZone) },
        { name: t('accounts.sessions.device'), cell: (session) => (session.sharedDevice ? t('accounts.sessions.shared') : t('accounts.sessions.own')) },
        { name: t('accounts.sessions.end'), cell: (session) => (session.isThisOne ? <Badge kind="good">{t('accounts.sessions.thisOne')}</Badge> : <MoveButton look="secondary" action={`/account/sessions/${session.id}/ending`}>{t('accounts.sessions.end')}</MoveButton>) },
      ]}
    />
  );
}
