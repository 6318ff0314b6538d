import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { listScores } from '#app/domain/assessment/scores.server.ts';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { FollowUpList } from '#app/domain/assistance/components/follow-up-parts.tsx';
import { listFollowUps } from '#app/domain/assistance/follow-ups.server.ts';
import { partsFor } from '#app/domain/assistance/parts.ts';
import { showFollowUps } from '#app/domain/assistance/shown-follow-ups.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, groups, began } = await listFollowUps(person, id);
  const t = wordsOf(await localeOf(context));
  const shown = await Promise.all(groups.map(async (group) => ({ organisation: group.organisation, followUps: showFollowUps(group, await listScores(person, group.organisation.id), began, (component) => t(`assistance.topics.${component}`)) })));
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.followUps', 'assistance.parts'] }, { id, parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }), names: headingOf(await localeOf(context), standing), groups: shown });
}

export default function FollowUpsPage() {
  const { t } = useTranslation();
  const { id, parts, names, groups } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.followUps.title')} kicker={names.join(' · ')} lead={t('assistance.followUps.lead')} />
      <EngagementTabs id={id} parts={parts} />
      {groups.length === 0 ? <Empty title={t('assistance.followUps.none')} /> : null}
      {groups.map(({ organisation, followUps }) => (
        <Section key={organisation.id} title={organisation.name}>
          <FollowUpList followUps={followUps} />
        </Section>
      ))}
    </>
  );
}
