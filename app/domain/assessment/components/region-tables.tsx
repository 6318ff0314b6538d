import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { HeatTable } from '#app/ui/heat-table.tsx';
import { Section } from '#app/ui/section.tsx';
import { Pages, Table } from '#app/ui/table.tsx';

interface RegionTablesProps {
  region: {
    at: number;
    pages: number;
    components: readonly { id: string; name: string }[];
    organisations: readonly { id: string; name: string; country: string | null; assessmentId: string | null; sharing: string | null; completedAt: string | null; scores: Readonly<Record<string, number | null>> }[];
    aggregates: readonly { component: string; organisations: number | null; mean: number | null }[];
    commonest: readonly { title: string; organisations: number }[];
  };
}

/** Who shared what and when, by component; and the anonymous picture of the region. */
export function RegionTables({ region: { at, pages, components, organisations, aggregates, commonest } }: RegionTablesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (id: string) => components.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <Section title={t('assessment.region.organisations')} lead={t('assessment.region.organisationsLead')}>
        {organisations.length === 0 ? (
          <Empty title={t('assessment.region.none')} />
        ) : (
          <HeatTable
            caption={t('assessment.region.organisations')}
            rowsName={t('assessment.region.organisation')}
            columns={components.map(({ id, name }) => ({ id, name }))}
            rows={organisations.map(({ id, name, assessmentId, completedAt, sharing, scores }) => ({
              id,
              name: (
                <>
                  {assessmentId ? <Link to={`/assessments/${assessmentId}/results`}>{name}</Link> : name}
                  <span className="block text-sm font-normal text-muted">{completedAt && sharing ? `${format.date(completedAt)} · ${t(`assessment.sharings.${sharing}`)}` : t('assessment.region.nothingShared')}</span>
                </>
              ),
              cells: components.map((part) => {
                const score = scores[part.id] ?? null;
                return { value: score, text: score === null ? '–' : format.number(score, 1) };
              }),
            }))}
          />
        )}
        <Pages page={at} pages={pages} linkTo={(page) => `?page=${page}`} />
      </Section>
      <Section title={t('assessment.region.aggregates')} lead={t('assessment.region.aggregatesLead')}>
        <Table
          caption={t('assessment.region.aggregates')}
          rows={aggregates}
          keyOf={({ component }) => component}
          columns={[
            { name: t('assessment.region.component'), cell: ({ component }) => nameOf(component) },
            { name: t('assessment.region.mean'), align: 'end', cell: ({ mean }) => (mean === null ? t('assessment.region.tooFew') : format.number(mean, 1)) },
            { name: t('assessment.region.counted'), align: 'end', cell: ({ organisations: count }) => (count === null ? '–' : format.number(count)) },
          ]}
        />
      </Section>
      <Section title={t('assessment.region.commonest')} lead={t('assessment.region.commonestLead')}>
        {commonest.length === 0 ? <p className="text-muted">{t('assessment.region.tooFewPriorities')}</p> : null}
        <ol className="list-decimal space-y-1 ps-6">
          {commonest.map(({ title, organisations: count }) => (
            <li key={title}>{t('assessment.region.priority', { title, count })}</li>
          ))}
        </ol>
      </Section>
    </>
  );
}
