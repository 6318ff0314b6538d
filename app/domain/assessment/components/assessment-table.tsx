import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Link } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import { LISTED_STATES, MODES } from '../life-cycle.ts';
import type { AssessmentsQuery } from '../lists.ts';
import type { listAssessments } from '../overview.server.ts';

interface AssessmentTableProps {
  list: Pick<Awaited<ReturnType<typeof listAssessments>>, 'assessments' | 'count' | 'pages' | 'years'> & { query: AssessmentsQuery };
  /** What stands there when there is none at all. */
  empty: ReactNode;
}

export function AssessmentTable({ list: { query, count, pages, years, assessments }, empty }: AssessmentTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('assessment.list.title')}
      query={query}
      count={count}
      pages={pages}
      rows={assessments}
      keyOf={({ id }) => id}
      empty={empty}
      search={t('assessment.list.search')}
      filters={[
        { name: 'state', label: t('assessment.list.state'), choices: LISTED_STATES.map((state) => ({ value: state, label: t(`assessment.states.${state}`) })) },
        { name: 'year', label: t('assessment.list.year'), choices: years.map((year) => ({ value: year, label: year })) },
        { name: 'mode', label: t('assessment.list.mode'), choices: MODES.map((mode) => ({ value: mode, label: t(`assessment.modes.${mode}`) })) },
      ]}
      columns={[
        { name: t('assessment.list.begun'), sort: 'begun', sortKind: 'date', cell: ({ id, state, createdAt }) => <Link to={state === 'completed' ? `/assessments/${id}/results` : `/assessments/${id}`}>{format.date(createdAt)}</Link> },
        { name: t('assessment.list.state'), cell: ({ state, revisionOfId }) => <><Badge kind={state === 'completed' ? 'good' : 'plain'}>{t(`assessment.states.${state}`)}</Badge> {revisionOfId ? t('assessment.list.revision') : null}</> },
        { name: t('assessment.list.completed'), sort: 'completed', sortKind: 'date', cell: ({ completedAt }) => (completedAt ? format.date(completedAt) : '–') },
        { name: t('assessment.list.mode'), cell: ({ mode }) => t(`assessment.modes.${mode}`) },
        { name: t('assessment.list.parts'), cell: ({ parts }) => (parts ? format.list(parts) : t('assessment.list.allParts')) },
        { name: t('assessment.list.shared'), cell: ({ sharing }) => t(`assessment.sharings.${sharing}`) },
      ]}
    />
  );
}
