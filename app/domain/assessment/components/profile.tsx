import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Radar } from '#app/ui/charts/radar.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ResultsView } from '../result-view.ts';

/** The profile over the components: drawn, and as a table that says the same. */
export function Profile({ results: { id, view, radar, components, overall, comparison } }: { results: ResultsView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = (score: number | null) => (score === null ? t('assessment.results.noScore') : format.number(score, 1));
  const series = [{ id: 'now', name: t('assessment.results.now') }, ...(comparison ? [{ id: 'earlier', name: format.date(comparison.completedAt) }] : [])];
  const criteria = `/assessments/${id}/criteria${comparison ? `?with=${comparison.id}` : ''}`;
  return (
    <Section title={t('assessment.results.profile')} lead={overall === null ? undefined : t('assessment.results.overall', { score: format.number(overall, 1) })}>
      {radar ? (
        <Radar wide={radar.wide} narrow={radar.narrow} series={series} title={t('assessment.results.profile')} description={components.map(({ name, score }) => `${name}: ${tell(score)}`).join('; ')} axes={components.map(({ name, score, before }) => ({ label: name, values: comparison ? ([tell(score), tell(before)] as const) : ([tell(score)] as const) }))} />
      ) : null}
      <Table
        caption={t('assessment.results.profileTable')}
        rows={components}
        keyOf={({ key }) => key}
        columns={[
          { name: t('assessment.results.component'), cell: ({ position, name }) => <Link to={`${criteria}#part-${position}`}>{name}</Link> },
          { name: t('assessment.results.score'), align: 'end', cell: ({ score }) => tell(score) },
          ...(comparison ? [{ name: t('assessment.results.before'), align: 'end' as const, cell: ({ before }: { before: number | null }) => tell(before) }] : []),
          { name: t('assessment.results.coverage'), align: 'end', cell: ({ coverage }) => format.percent(coverage) },
          ...(view === 'everything' ? [{ name: t('assessment.results.confidence'), cell: ({ confidence }: { confidence: string | null }) => t(`assessment.results.confidences.${confidence}`) }] : []),
        ]}
      />
      <p className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3 print:hidden">
        <ButtonLink look="secondary" to={criteria}>{t('assessment.results.criteria')}</ButtonLink>
        <Link to="/how-we-count">{t('assessment.results.howWeCount')}</Link>
      </p>
    </Section>
  );
}
