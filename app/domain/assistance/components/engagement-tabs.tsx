import { useTranslation } from '#app/i18n/page-words.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { pathOf, type Part } from '../parts.ts';

/** The pages of an engagement that whoever reads can open. */
export function EngagementTabs({ id, parts }: { id: string; parts: readonly Part[] }) {
  const { t } = useTranslation();
  return <Tabs label={t('assistance.parts.label')} items={parts.map((part) => ({ to: pathOf(id, part), label: t(`assistance.parts.${part}`), holds: part !== 'overview' }))} />;
}
