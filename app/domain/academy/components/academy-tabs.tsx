import { useTranslation } from '#app/i18n/page-words.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

/** Leads from each part of the academy to the others. `parts` are those that are open to whoever looks, by the locale keys of their names. */
export function AcademyTabs({ parts }: { parts: readonly { name: string; to: string }[] }) {
  const { t } = useTranslation();
  return <Tabs label={t('frame.navigation.academy')} items={parts.map(({ name, to }) => ({ to, label: t(name) }))} />;
}
