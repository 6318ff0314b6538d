import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { UrgencyBadge } from './badges.tsx';

interface RequestFactsProps {
  topics: readonly string[];
  form: string | null;
  languageNames: readonly string[];
  earliestOn: string | null;
  latestOn: string | null;
  urgency: string;
  texts: { need: string; difference: string; takingPart: string; urgencyReason: string } | null;
  priorityTitles: readonly string[];
}

/** All that is asked, except what is said of security. */
export function RequestFacts({ topics, form, languageNames, earliestOn, latestOn, urgency, texts, priorityTitles }: RequestFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = <span className="text-muted">{t('assistance.facts.notSaid')}</span>;
  const text = (value: string): ReactNode => (value ? <p className="typed max-w-measure">{value}</p> : missing);
  const list = (items: readonly string[]): ReactNode => (items.length === 0 ? missing : items.length === 1 ? items[0] : <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>);
  return (
    <Facts
      facts={[
        { name: t('assistance.facts.topics'), value: list(topics.map((topic) => t(`assistance.topics.${topic}`))) },
        ...(texts ? [{ name: t('assistance.facts.need'), value: text(texts.need) }, { name: t('assistance.facts.difference'), value: text(texts.difference) }] : []),
        ...(priorityTitles.length > 0 ? [{ name: t('assistance.facts.priorities'), value: list(priorityTitles) }] : []),
        ...(texts ? [{ name: t('assistance.facts.takingPart'), value: text(texts.takingPart) }] : []),
        { name: t('assistance.facts.languages'), value: languageNames.length > 0 ? format.list(languageNames) : missing },
        { name: t('assistance.facts.form'), value: form ? t(`assistance.forms.${form}`) : missing },
        { name: t('assistance.facts.dates'), value: <Period from={earliestOn} to={latestOn} /> },
        { name: t('assistance.facts.urgency'), value: <UrgencyBadge urgency={urgency} /> },
        ...(texts?.urgencyReason ? [{ name: t('assistance.facts.urgencyReason'), value: text(texts.urgencyReason) }] : []),
      ]}
    />
  );
}

export function Period({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (from && to) return <>{t('assistance.facts.between', { from: format.date(from), to: format.date(to) })}</>;
  if (from) return <>{t('assistance.facts.from', { from: format.date(from) })}</>;
  return <>{to ? t('assistance.facts.until', { to: format.date(to) }) : t('assistance.facts.anyTime')}</>;
}
