import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { listOpenSessions } from '#app/domain/accounts/sessions.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'accounts.titles.sessions', words: ['accounts.sessions', 'accounts.account'] }, { sessions: await listOpenSessions(person), timeZone: person.timeZone ?? 'UTC' });
}

export default function SessionsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { sessions, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('accounts.sessions.title')} lead={t('accounts.sessions.lead')} above={[{ name: t('accounts.account.title'), to: '/account' }]}>
        <MoveButton action="/account/sessions/ending" look="danger">{t('accounts.sessions.endAll')}</MoveButton>
      </PageHeader>
      <Table
        caption={t('accounts.sessions.title')}
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          { name: t('accounts.sessions.opened'), cell: (session) => format.dateTime(session.openedAt, timeZone) },
          { name: t('accounts.sessions.lastUsed'), cell: (session) => format.dateTime(session.lastUsedAt, timeZone) },
          { name: t('accounts.sessions.shared'), cell: (session) => (session.sharedDevice ? t('accounts.sessions.shared') : t('accounts.sessions.own')) },
          { name: t('accounts.sessions.end'), cell: (session) => (session.isThisOne ? <Badge kind="good">{t('accounts.sessions.thisOne')}</Badge> : <MoveButton look="secondary" action={`/account/sessions/${session.id}/ending`}>{t('accounts.sessions.end')}</MoveButton>) },
        ]}
      />
    </>
  );
}
