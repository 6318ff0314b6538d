import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CriterionResults } from '#app/domain/assessment/components/criterion-results.tsx';
import { viewCriteria } from '#app/domain/assessment/result-view.ts';
import { readResults } from '#app/domain/assessment/results.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

/** The results question by question: apart from the profile, which most come for and which so is there sooner. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const earlier = new URL(request.url).searchParams.get('with');
  const results = await readResults(person, idParam(params.id), { earlierId: earlier ? idParam(earlier) : null });
  return page(context, { title: 'assessment.titles.criteria', words: ['assessment.criteria', 'assessment.results', 'assessment.answer'] }, { results: viewCriteria(results, await localeOf(context)) });
}

export default function CriteriaPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, organisation, completedAt, comparedWith, components } = useLoaderData<typeof loader>().results;
  const above = [{ name: t('assessment.results.title'), to: `/assessments/${id}/results${comparedWith ? `?with=${comparedWith.id}` : ''}` }];
  return (
    <>
      <PageHeader title={t('assessment.criteria.title')} lead={`${organisation.name} · ${format.date(completedAt)}`} above={above} />
      {comparedWith ? <p className="text-muted">{t('assessment.criteria.comparedWith', { date: format.date(comparedWith.completedAt) })}</p> : null}
      <CriterionResults components={components} />
    </>
  );
}
