import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SessionList } from '#app/domain/accounts/components/session-list.tsx';
import { sessionsQuerySchema } from '#app/domain/accounts/lists.ts';
import { listOpenSessions } from '#app/domain/accounts/sessions.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, sessionsQuerySchema);
  return page(context, { title: 'accounts.titles.sessions', words: ['accounts.sessions', 'accounts.account'] }, { query, ...(await listOpenSessions(person, query)), timeZone: person.timeZone ?? 'UTC' });
}

export default function SessionsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('accounts.sessions.title')} lead={t('accounts.sessions.lead')} above={[{ name: t('accounts.account.title'), to: '/account' }]}>
        <MoveButton action="/account/sessions/ending" look="danger">{t('accounts.sessions.endAll')}</MoveButton>
      </PageHeader>
      <SessionList list={list} />
    </>
  );
}
