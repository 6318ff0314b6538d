import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { listInvitations } from '#app/domain/assistance/provider-invitations.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const invitations = await listInvitations(person);
  return page(context, { title: 'assistance.titles.invitations', words: ['assistance.providers', 'assistance.topics'] }, { invitations: invitations.map(({ languages, invitedAt, ...one }) => ({ ...one, invitedAt: invitedAt.toISOString(), languages: languages.map((tag) => nameOfLanguage(locale, tag)) })) });
}

export default function InvitationsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { invitations } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.providers.invitations')} lead={t('assistance.providers.invitationsLead')}>
        <ButtonLink look="secondary" to="/provider-profile">{t('assistance.providers.profile')}</ButtonLink>
      </PageHeader>
      {invitations.length === 0 ? (
        <Empty title={t('assistance.providers.noInvitation')}>{t('assistance.providers.noInvitationHint')}</Empty>
      ) : (
        <ul className="flex flex-col gap-4">
          {invitations.map(({ id, state, topics, languages, invitedAt, engagementId }) => (
            <li key={id}>
              <Card
                title={format.list(topics.map((topic) => t(`assistance.topics.${topic}`)))}
                to={engagementId ? `/engagements/${engagementId}/schedule` : `/provider-invitations/${id}`}
                status={<Badge kind={state === 'accepted' ? 'good' : 'accent'}>{t(`assistance.providers.states.${state}`)}</Badge>}
              >
                {format.list(languages)} · {t('assistance.providers.invitedOn', { date: format.date(invitedAt) })}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
