import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { HeatTable } from '#app/ui/heat-table.tsx';
import { addressOf } from '#app/ui/listing.tsx';
import { Pages } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import type { RegionQuery } from '../lists.ts';

interface RegionTablesProps {
  region: {
    query: RegionQuery;
    total: number;
    pages: number;
    components: readonly { id: string; name: string }[];
    organisations: readonly { id: string; name: string; country: string | null; assessmentId: string | null; sharing: string | null; completedAt: string | null; scores: Readonly<Record<string, number | null>> }[];
    countedAt: string;
    aggregates: readonly { component: string; organisations: number | null; mean: number | null }[];
    commonest: readonly { title: string; organisations: number }[];
  };
}

/** Who shared what and when, by component; and the anonymous picture of the region. */
export function RegionTables({ region }: RegionTablesProps) {
  return (
    <>
      <SharedSection region={region} />
      <FiguresSections region={region} />
    </>
  );
}

const SHARED = ['everything', 'scores', 'nothing'] as const;
const ORDERS = ['name', '-name', '-completed', 'completed'] as const;

function SharedSection({ region: { query, total, pages, components, organisations } }: RegionTablesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isNarrowed = query.q !== '' || query.shared !== '';
  const linkTo = (change: Partial<RegionQuery>) => addressOf({ ...query, page: 1, ...change });
  // Looked up once for fifty rows.
  const sharings: Readonly<Record<string, string>> = { scores: t('assessment.region.sharedIs.scores'), everything: t('assessment.region.sharedIs.everything') };
  const nothing = t('assessment.region.nothingShared');
  return (
    <Section title={t('assessment.region.organisations')} lead={t('assessment.region.organisationsLead')}>
      {total > 0 || isNarrowed ? (
        <>
          <FilterBar
            search={{ name: 'q', label: t('ui.table.search'), value: query.q }}
            selects={[{ name: 'shared', label: t('assessment.region.shared'), value: query.shared, choices: SHARED.map((value) => ({ value, label: t(`assessment.region.sharedIs.${value}`) })) }]}
            order={{ name: 'order', label: t('ui.table.order.name'), value: query.order, where: 'always', choices: ORDERS.map((value) => ({ value, label: t(`assessment.region.orders.${value}`) })) }}
            clearTo={linkTo({ q: '', shared: '' })}
          />
          <p className="mb-2 text-muted" role="status">{t('ui.table.found', { count: total })}</p>
        </>
      ) : null}
      {organisations.length === 0 ? (
        <Empty title={t(isNarrowed || total > 0 ? 'ui.table.none' : 'assessment.region.none')} />
      ) : (
        <HeatTable
          caption={t('assessment.region.organisations')}
          rowsName={t('assessment.region.organisation')}
          columns={components}
          rows={organisations.map(({ id, name, assessmentId, completedAt, sharing, scores }) => ({
            id,
            name: (
              <>
                {assessmentId ? <a href={`/assessments/${assessmentId}/results`}>{name}</a> : name}
                <small>{completedAt && sharing ? `${format.date(completedAt)} · ${sharings[sharing] ?? ''}` : nothing}</small>
              </>
            ),
            cells: components.map((part) => {
              const score = scores[part.id] ?? null;
              return { value: score, text: score === null ? '–' : format.number(score, 1) };
            }),
          }))}
        />
      )}
      <Pages page={query.page} pages={pages} linkTo={(page) => linkTo({ page })} />
    </Section>
  );
}

function FiguresSections({ region: { components, countedAt, aggregates, commonest } }: RegionTablesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (id: string) => components.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <Section title={t('assessment.region.aggregates')} lead={t('assessment.region.aggregatesLead', { date: format.date(countedAt) })}>
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
