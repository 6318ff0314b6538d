import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';

const REQUESTS = ['submitted', 'clarifying', 'referred', 'accepted', 'completed', 'declined', 'withdrawn'] as const;
const ENGAGEMENTS = ['scoping', 'agreed', 'underway', 'closed', 'cancelled'] as const;

interface OverviewTablesProps {
  networks: readonly { id: string; name: string; requests: Readonly<Record<string, number>>; engagements: Readonly<Record<string, number>> }[];
}

/** How many there are of each, by network: numbers and nothing else. */
export function OverviewTables({ networks }: OverviewTablesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const cell = (count: number | undefined) => (count ? format.number(count) : t('assistance.overview.none'));
  return (
    <>
      <Section title={t('assistance.overview.requests')}>
        <Table
          caption={t('assistance.overview.requests')}
          rows={networks}
          keyOf={({ id }) => id}
          narrow="scroll"
          columns={[{ name: t('assistance.overview.network'), cell: ({ name }) => name }, ...REQUESTS.map((state) => ({ name: t(`assistance.states.${state}`), align: 'end' as const, cell: (network: OverviewTablesProps['networks'][number]) => cell(network.requests[state]) }))]}
        />
      </Section>
      <Section title={t('assistance.overview.engagements')}>
        <Table
          caption={t('assistance.overview.engagements')}
          rows={networks}
          keyOf={({ id }) => id}
          narrow="scroll"
          columns={[{ name: t('assistance.overview.network'), cell: ({ name }) => name }, ...ENGAGEMENTS.map((state) => ({ name: t(`assistance.engagementStates.${state}`), align: 'end' as const, cell: (network: OverviewTablesProps['networks'][number]) => cell(network.engagements[state]) }))]}
        />
      </Section>
    </>
  );
}
