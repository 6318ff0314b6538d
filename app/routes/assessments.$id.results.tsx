import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { addressesOf } from '#app/domain/academy/library/published.server.ts';
import { Comparison } from '#app/domain/assessment/components/comparison.tsx';
import { Priorities } from '#app/domain/assessment/components/priorities.tsx';
import { Profile } from '#app/domain/assessment/components/profile.tsx';
import { ResultActions } from '#app/domain/assessment/components/result-actions.tsx';
import { viewResults } from '#app/domain/assessment/result-view.ts';
import { readResults } from '#app/domain/assessment/results.server.ts';
import { readSharing } from '#app/domain/assessment/sharing.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const earlier = new URL(request.url).searchParams.get('with');
  const [results, addresses] = await Promise.all([readResults(person, idParam(params.id), { earlierId: earlier ? idParam(earlier) : null, withTexts: false }), addressesOf()]);
  const { replaces } = results.isLead && results.revisionOfId ? await readSharing(person, results.id) : { replaces: null };
  return page(context, { title: 'assessment.titles.results', words: ['assessment.results', 'assessment.priorities', 'assessment.answer', 'assessment.sharings'] }, { replaces: replaces !== null, results: viewResults(results, await localeOf(context), 'now', addresses) });
}

export default function ResultsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { results, replaces } = useLoaderData<typeof loader>();
  const above = results.isInside ? [{ name: t('assessment.results.all'), to: `/organisations/${results.organisation.id}/assessments` }] : [];
  return (
    <>
      <PageHeader title={t('assessment.results.title')} lead={`${results.organisation.name} · ${format.date(results.completedAt)}`} above={above}>
        <ResultActions results={results} />
      </PageHeader>
      {replaces ? (
        <Notice className="mb-6" kind="warn" standing title={t('assessment.results.replaces')} actions={<ButtonLink look="secondary" to={`/assessments/${results.id}/sharing`}>{t('assessment.results.share')}</ButtonLink>} />
      ) : null}
      <Profile results={results} />
      <Priorities results={results} />
      <Comparison results={results} />
    </>
  );
}
