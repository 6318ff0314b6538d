import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { invitationsQuerySchema } from '#app/domain/assistance/lists.ts';
import { listInvitations } from '#app/domain/assistance/provider-invitations.server.ts';
import { TOPICS } from '#app/domain/assistance/topics.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Listing } from '#app/ui/listing.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const query = readQuery(request, invitationsQuerySchema);
  const { invitations, ...list } = await listInvitations(person, query);
  return page(context, { title: 'assistance.titles.invitations', words: ['assistance.providers', 'assistance.topics'] }, { query, ...list, topics: TOPICS, invitations: invitations.map(({ languages, invitedAt, ...one }) => ({ ...one, invitedAt: invitedAt.toISOString(), languages: languages.map((tag) => nameOfLanguage(locale, tag)) })) });
}

export default function InvitationsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { invitations, topics: among, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.providers.invitations')} lead={t('assistance.providers.invitationsLead')}>
        <ButtonLink look="secondary" to="/provider-profile">{t('assistance.providers.profile')}</ButtonLink>
      </PageHeader>
      <Listing
        {...list}
        caption={t('assistance.providers.invitations')}
        rows={invitations}
        keyOf={({ id }) => id}
        empty={<Empty title={t('assistance.providers.noInvitation')}>{t('assistance.providers.noInvitationHint')}</Empty>}
        filters={[
          { name: 'state', label: t('assistance.providers.state'), choices: (['invited', 'accepted'] as const).map((value) => ({ value, label: t(`assistance.providers.states.${value}`) })) },
          { name: 'topic', label: t('assistance.providers.topic'), choices: among.map((topic, index) => ({ value: String(index + 1), label: t(`assistance.topics.${topic}`) })) },
        ]}
        columns={[{ name: t('assistance.providers.invitedAt'), sort: 'asked', sortKind: 'date', cell: ({ invitedAt }) => format.date(invitedAt) }]}
        draw={({ id, state, topics, languages, invitedAt, engagementId }) => (
          <Card
            title={format.list(topics.map((topic) => t(`assistance.topics.${topic}`)))}
            to={engagementId ? `/engagements/${engagementId}/schedule` : `/provider-invitations/${id}`}
            status={<Badge kind={state === 'accepted' ? 'good' : 'accent'}>{t(`assistance.providers.states.${state}`)}</Badge>}
          >
            {format.list(languages)} · {t('assistance.providers.invitedOn', { date: format.date(invitedAt) })}
          </Card>
        )}
      />
    </>
  );
}
