import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AssessmentTable } from '#app/domain/assessment/components/assessment-table.tsx';
import { listAssessments } from '#app/domain/assessment/overview.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'assessment.titles.list', words: ['assessment.list', 'assessment.states', 'assessment.modes', 'assessment.sharings'] }, await listAssessments(person, idParam(params.id)));
}

export default function AssessmentsPage() {
  const { t } = useTranslation();
  const { organisation, assessments, mayStart } = useLoaderData<typeof loader>();
  const start = mayStart ? <ButtonLink to={`/organisations/${organisation.id}/assessments/new`}>{t('assessment.list.start')}</ButtonLink> : null;
  return (
    <>
      <PageHeader title={t('assessment.list.title')} lead={t('assessment.list.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]}>
        {assessments.length > 0 ? start : null}
      </PageHeader>
      {assessments.length === 0 ? (
        <Empty title={t('assessment.list.none')}>
          {t('assessment.list.noneHint')}
          {start}
        </Empty>
      ) : (
        <AssessmentTable assessments={assessments} />
      )}
    </>
  );
}
