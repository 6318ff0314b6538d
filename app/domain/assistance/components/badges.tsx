import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';

const REQUEST: Readonly<Record<string, BadgeKind>> = { submitted: 'accent', clarifying: 'warn', referred: 'accent', accepted: 'good', completed: 'good' };
const ENGAGEMENT: Readonly<Record<string, BadgeKind>> = { scoping: 'accent', agreed: 'good', underway: 'good' };

export function RequestBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Badge kind={REQUEST[state] ?? 'plain'}>{t(`assistance.states.${state}`)}</Badge>;
}

export function EngagementBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Badge kind={ENGAGEMENT[state] ?? 'plain'}>{t(`assistance.engagementStates.${state}`)}</Badge>;
}

/** Nothing is said of what can wait. */
export function UrgencyBadge({ urgency }: { urgency: string }) {
  const { t } = useTranslation();
  return urgency === 'can_wait' ? <span className="whitespace-nowrap text-muted">{t('assistance.urgencies.can_wait')}</span> : <Badge kind={urgency === 'urgent' ? 'bad' : 'warn'}>{t(`assistance.urgencies.${urgency}`)}</Badge>;
}

/** Topics in words, in one line. */
export function TopicLine({ topics }: { topics: readonly string[] }) {
  const { t } = useTranslation();
  return <>{topics.map((topic) => t(`assistance.topics.${topic}`)).join(' · ')}</>;
}
