import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { MatchList, RuledOutList } from '#app/domain/assistance/components/match-list.tsx';
import { ProviderInvitations } from '#app/domain/assistance/components/provider-invitations.tsx';
import { partsFor } from '#app/domain/assistance/parts.ts';
import { rankForEngagement } from '#app/domain/assistance/provider-matching.server.ts';
import { isGoingOn } from '#app/domain/assistance/standing.server.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, matches, invitations, wanted } = await rankForEngagement(person, id);
  const locale = await localeOf(context);
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.providers', 'assistance.topics', 'assistance.parts', 'network.regions'] }, {
    id,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(locale, standing),
    mayInvite: isGoingOn(standing),
    matches: matches.filter(({ ruledOut }) => ruledOut.length === 0),
    ruledOut: matches.filter(({ ruledOut }) => ruledOut.length > 0),
    invitations: invitations.map(({ invitedAt, answeredAt, ...one }) => ({ ...one, invitedAt: invitedAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null })),
    languageNames: Object.fromEntries(wanted.languages.map((tag) => [tag, nameOfLanguage(locale, tag)])),
  });
}

export default function EngagementProvidersPage() {
  const { t } = useTranslation();
  const { id, parts, names, mayInvite, matches, ruledOut, invitations, languageNames } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.providers.matching')} kicker={names.join(' · ')} lead={t('assistance.providers.matchingLead')}>
        <ButtonLink look="quiet" icon="people" to="/providers">{t('assistance.providers.title')}</ButtonLink>
      </PageHeader>
      <EngagementTabs id={id} parts={parts} />
      {mayInvite ? null : <Notice standing className="mb-6">{t('assistance.providers.errors.termsFirst')}</Notice>}
      {invitations.length > 0 ? (
        <Section title={t('assistance.providers.asked')}>
          <ProviderInvitations invitations={invitations} />
        </Section>
      ) : null}
      <Section title={t('assistance.providers.ranked', { count: matches.length })} lead={t('assistance.providers.rankedLead')}>
        {matches.length === 0 ? <Empty level={3} title={t('assistance.providers.noMatch')}>{t('assistance.providers.noMatchHint')}</Empty> : <MatchList engagementId={id} matches={matches} languageNames={languageNames} mayInvite={mayInvite} />}
      </Section>
      {ruledOut.length > 0 ? (
        <Details className="mt-8" summary={t('assistance.providers.ruledOutOpen', { count: ruledOut.length })}>
          <RuledOutList matches={ruledOut} />
        </Details>
      ) : null}
    </>
  );
}
