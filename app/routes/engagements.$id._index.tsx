import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementBadge } from '#app/domain/assistance/components/badges.tsx';
import { EngagementOverview } from '#app/domain/assistance/components/engagement-overview.tsx';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { readEngagement } from '#app/domain/assistance/engagement-page.server.ts';
import { partsFor } from '#app/domain/assistance/parts.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Steps } from '#app/ui/steps.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const engagement = await readEngagement(person, idParam(params.id));
  const locale = await localeOf(context);
  const words = ['engagement', 'engagementStates', 'facts', 'topics', 'forms', 'terms', 'parts', 'states', 'urgencies', 'engagements.title'].map((section) => `assistance.${section}`);
  return page(context, { title: 'assistance.titles.engagement', words }, {
    ...engagement,
    languageNames: engagement.languages.map((tag) => nameOfLanguage(locale, tag)),
    parts: partsFor({ isCoordinator: engagement.isCoordinator, leads: engagement.represents, state: engagement.state }),
  });
}

const STEPS = ['scoping', 'agreed', 'underway', 'closed'] as const;

export default function EngagementPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const engagement = useLoaderData<typeof loader>();
  const { id, state, organisations, network, createdAt, parts, isCoordinator } = engagement;
  const at = STEPS.findIndex((step) => step === state);
  return (
    <>
      <PageHeader title={t('assistance.engagement.title', { date: format.date(createdAt) })} kicker={organisations.map(({ name }) => name).join(' · ')} status={<EngagementBadge state={state} />} above={isCoordinator ? [{ name: t('assistance.engagements.title'), to: `/networks/${network.id}/engagements` }] : []} />
      <EngagementTabs id={id} parts={parts} />
      {state === 'cancelled' ? null : <Steps label={t('assistance.engagement.steps')} steps={STEPS.map((step, i) => ({ label: t(`assistance.engagementStates.${step}`), state: i < at || state === 'closed' ? 'done' : i === at ? 'current' : 'upcoming' }))} />}
      <EngagementOverview engagement={engagement} />
    </>
  );
}
