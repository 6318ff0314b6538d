import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AssessmentTable } from '#app/domain/assessment/components/assessment-table.tsx';
import { listAssessments } from '#app/domain/assessment/overview.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { assessmentsQuerySchema } from '#app/domain/assessment/lists.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, assessmentsQuerySchema);
  return page(context, { title: 'assessment.titles.list', words: ['assessment.list', 'assessment.states', 'assessment.modes', 'assessment.sharings'] }, { query, ...(await listAssessments(person, idParam(params.id), query, await localeOf(context))) });
}

export default function AssessmentsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { organisation, years, mayStart } = list;
  const start = mayStart ? <ButtonLink to={`/organisations/${organisation.id}/assessments/new`}>{t('assessment.list.start')}</ButtonLink> : null;
  return (
    <>
      <PageHeader title={t('assessment.list.title')} lead={t('assessment.list.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]}>
        {years.length > 0 ? start : null}
      </PageHeader>
      <AssessmentTable list={list} empty={<Empty title={t('assessment.list.none')} action={start}>{t('assessment.list.noneHint')}</Empty>} />
    </>
  );
}
