import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import type { ResultsView } from '../result-view.ts';

/** What one can do with all of the results: take them along, share them, correct them. */
export function ResultActions({ results: { id, view, isLead } }: { results: ResultsView }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="button button-secondary" href={`/assessments/${id}/file.pdf`}>{t('assessment.results.pdf')}</a>
      {view === 'everything' ? (
        <>
          <a className="button button-secondary" href={`/assessments/${id}/file.xlsx`}>{t('assessment.results.xlsx')}</a>
          <a className="button button-secondary" href={`/assessments/${id}/file.csv`}>{t('assessment.results.csv')}</a>
        </>
      ) : null}
      {isLead ? (
        <>
          <ButtonLink look="secondary" to={`/assessments/${id}/sharing`}>{t('assessment.results.share')}</ButtonLink>
          <ButtonLink look="quiet" to={`/assessments/${id}/revision`}>{t('assessment.results.revise')}</ButtonLink>
        </>
      ) : null}
    </>
  );
}
