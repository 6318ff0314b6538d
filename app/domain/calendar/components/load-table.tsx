import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { tellZone } from './day-words.ts';

interface ProviderLoad {
  id: string;
  pseudonym: string;
  zone: string;
  hasSaid: boolean;
  bookedMinutes: number;
  givenMinutes: number;
}

/** What each provider is booked for, against the hours that they gave. */
export function LoadTable({ loads }: { loads: readonly ProviderLoad[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hours = (minutes: number) => t('calendar.network.hours', { hours: format.number(minutes / 60, Math.round(minutes / 6) % 10 === 0 ? 0 : 1) });
  return (
    <Section title={t('calendar.network.load')} lead={t('calendar.network.loadLead')}>
      {loads.length === 0 ? (
        <Empty title={t('calendar.network.noProviders')} level={3} />
      ) : (
        <Table
          caption={t('calendar.network.load')}
          rows={loads}
          keyOf={({ id }) => id}
          columns={[
            { name: t('calendar.network.provider'), cell: ({ pseudonym }) => pseudonym },
            { name: t('calendar.network.zone'), cell: ({ zone }) => tellZone(zone) },
            { name: t('calendar.network.booked'), cell: ({ bookedMinutes }) => hours(bookedMinutes), align: 'end' },
            { name: t('calendar.network.given'), cell: ({ givenMinutes, hasSaid }) => (hasSaid ? hours(givenMinutes) : t('calendar.network.notSaid')), align: 'end' },
            { name: t('calendar.network.share'), cell: (load) => <Share load={load} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Share({ load: { bookedMinutes, givenMinutes, hasSaid, pseudonym } }: { load: ProviderLoad }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!hasSaid || givenMinutes === 0) return bookedMinutes > 0 && hasSaid ? <Badge kind="warn">{t('calendar.network.over')}</Badge> : null;
  const share = format.percent(bookedMinutes / givenMinutes);
  return (
    <div className="flex min-w-36 items-center gap-3">
      <progress className="gauge block max-w-32" value={Math.min(bookedMinutes, givenMinutes)} max={givenMinutes} aria-label={`${pseudonym}, ${t('calendar.network.shareOf', { share })}`} />
      <span className="tabular-nums">{share}</span>
      {bookedMinutes > givenMinutes && <Badge kind="warn">{t('calendar.network.over')}</Badge>}
    </div>
  );
}
