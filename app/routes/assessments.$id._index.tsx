import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Moves } from '#app/domain/assessment/components/moves.tsx';
import { OverviewParts } from '#app/domain/assessment/components/overview-parts.tsx';
import { stepsOf } from '#app/domain/assessment/life-cycle.ts';
import { readOverview } from '#app/domain/assessment/overview.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Steps } from '#app/ui/steps.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const overview = await readOverview(person, idParam(params.id));
  const locale = await localeOf(context);
  const parts = overview.parts.map((part) => ({ ...part, name: part.name[locale] }));
  return page(context, { title: 'assessment.titles.overview', words: ['assessment.overview', 'assessment.list', 'assessment.states', 'assessment.modes', 'assessment.import.title'] }, { ...overview, parts });
}

export default function OverviewPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const overview = useLoaderData<typeof loader>();
  const { organisation, createdAt, dueOn, mode, state, revisionReason, revisionOfId } = overview;
  const steps = stepsOf(mode);
  const at = steps.indexOf(state);
  return (
    <>
      <PageHeader
        title={t('assessment.overview.title', { date: format.date(createdAt) })}
        lead={`${organisation.name} · ${t(`assessment.modes.${mode}`)}${dueOn ? ` · ${t('assessment.overview.due', { date: format.date(dueOn) })}` : ''}`}
        above={[{ name: t('assessment.list.title'), to: `/organisations/${organisation.id}/assessments` }]}
      />
      <Steps label={t('assessment.overview.steps')} steps={steps.map((step, i) => ({ label: t(`assessment.states.${step}`), state: i < at || state === 'completed' ? 'done' : i === at ? 'current' : 'upcoming' }))} />
      {revisionOfId ? <Notice className="mt-6" title={t('assessment.overview.revises')}>{revisionReason}</Notice> : null}
      <Section title={t('assessment.overview.next')}>
        <Moves overview={overview} />
      </Section>
      <OverviewParts overview={overview} />
    </>
  );
}
