import { useTranslation } from '#app/i18n/page-words.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

/** Begins each of the pages on which one says when one can. */
export function AvailabilityHeader() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('calendar.availability.title')} lead={t('calendar.availability.lead')} above={[{ name: t('calendar.own.title'), to: '/calendar' }]} />
      <Tabs
        label={t('calendar.availability.tabs.label')}
        items={[
          { to: '/availability', label: t('calendar.availability.tabs.hours') },
          { to: '/availability/absences', label: t('calendar.availability.tabs.absences') },
          { to: '/availability/exceptions', label: t('calendar.availability.tabs.exceptions') },
          { to: '/availability/busy-times', label: t('calendar.availability.tabs.busy') },
        ]}
      />
    </>
  );
}
