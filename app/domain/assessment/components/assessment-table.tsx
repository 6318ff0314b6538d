import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Table } from '#app/ui/table.tsx';

interface Row {
  id: string;
  state: string;
  mode: string;
  createdAt: string;
  completedAt: string | null;
  sharing: string;
  revisionOfId: string | null;
  components: number;
}

export function AssessmentTable({ assessments }: { assessments: readonly Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('assessment.list.title')}
      rows={assessments}
      keyOf={({ id }) => id}
      columns={[
        { name: t('assessment.list.begun'), cell: ({ id, state, createdAt }) => <Link to={state === 'completed' ? `/assessments/${id}/results` : `/assessments/${id}`}>{format.date(createdAt)}</Link> },
        { name: t('assessment.list.state'), cell: ({ state, revisionOfId }) => <><Badge kind={state === 'completed' ? 'good' : 'plain'}>{t(`assessment.states.${state}`)}</Badge> {revisionOfId ? t('assessment.list.revision') : null}</> },
        { name: t('assessment.list.completed'), cell: ({ completedAt }) => (completedAt ? format.date(completedAt) : '–') },
        { name: t('assessment.list.mode'), cell: ({ mode }) => t(`assessment.modes.${mode}`) },
        { name: t('assessment.list.parts'), align: 'end', cell: ({ components }) => format.number(components) },
        { name: t('assessment.list.shared'), cell: ({ sharing }) => t(`assessment.sharings.${sharing}`) },
      ]}
    />
  );
}
