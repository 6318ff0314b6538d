import { useTranslation } from '#app/i18n/page-words.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { pathOfAvailability } from '../availability-pages.ts';

/** The site of which a page speaks; null where it speaks of whoever reads. */
export type ShownOwner = { id: string; name: string; networkId: string } | null;

/** Begins each of the pages on which it is said when one, or a site, can be booked. */
export function AvailabilityHeader({ site }: { site: ShownOwner }) {
  const { t } = useTranslation();
  const to = (part: Parameters<typeof pathOfAvailability>[1]) => pathOfAvailability(site?.id ?? null, part);
  return (
    <>
      {site ? (
        <PageHeader title={site.name} lead={t('calendar.sites.hoursLead')} above={[{ name: t('calendar.sites.title'), to: `/networks/${site.networkId}/sites` }]} />
      ) : (
        <PageHeader title={t('calendar.availability.title')} lead={t('calendar.availability.lead')} above={[{ name: t('calendar.own.title'), to: '/calendar' }]} />
      )}
      <Tabs
        label={site ? t('calendar.sites.tabs') : t('calendar.availability.tabs.label')}
        items={[
          { to: to('hours'), label: t('calendar.availability.tabs.hours') },
          { to: to('absences'), label: site ? t('calendar.sites.absences') : t('calendar.availability.tabs.absences') },
          { to: to('exceptions'), label: t('calendar.availability.tabs.exceptions') },
          { to: to('busy-times'), label: site ? t('calendar.sites.busy') : t('calendar.availability.tabs.busy') },
        ]}
      />
    </>
  );
}
