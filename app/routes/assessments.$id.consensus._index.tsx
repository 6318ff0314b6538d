import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readConsensus } from '#app/domain/assessment/consensus.server.ts';
import { ConsensusTable } from '#app/domain/assessment/components/consensus-table.tsx';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Progress } from '#app/ui/progress.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { assessment, criteria } = await readConsensus(person, idParam(params.id));
  const locale = await localeOf(context);
  const told = criteria.map(({ position, criterion, spread, settled }) => ({ position, title: criterion.title[locale], spread, settled: settled && { kind: settled.kind, level: settled.level } }));
  return page(context, { title: 'assessment.titles.consensus', words: ['assessment.consensus', 'assessment.answer'] }, { id: assessment.id, criteria: told });
}

export default function ConsensusPage() {
  const { t } = useTranslation();
  const { id, criteria } = useLoaderData<typeof loader>();
  const settled = criteria.filter((one) => one.settled).length;
  return (
    <>
      <PageHeader title={t('assessment.consensus.title')} lead={t('assessment.consensus.lead')} above={[{ name: t('assessment.answer.back'), to: `/assessments/${id}` }]} />
      <div className="mb-6 max-w-md">
        <Progress label={t('assessment.consensus.settledLabel')} text={t('assessment.consensus.settled', { count: settled, all: criteria.length })} value={settled} max={criteria.length} />
      </div>
      <ConsensusTable id={id} criteria={criteria} />
    </>
  );
}
