import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';

const KINDS = { nominated: 'plain', selected: 'good', waiting: 'warn', not_selected: 'plain', withdrawn: 'bad' } as const;
const DELEGATE_KINDS = { nominated: 'plain', confirmed: 'good', declined: 'plain', withdrawn: 'bad' } as const;

export type ShownTeamState = keyof typeof KINDS;

/** Where a team stands. */
export function TeamBadge({ state }: { state: ShownTeamState }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state]}>{t(`academy.editions.team.states.${state}`)}</Badge>;
}

/** Whether somebody who is named has said yes. */
export function DelegateBadge({ state }: { state: keyof typeof DELEGATE_KINDS }) {
  const { t } = useTranslation();
  return <Badge kind={DELEGATE_KINDS[state]}>{t(`academy.editions.delegate.states.${state}`)}</Badge>;
}
