import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { LevelTrack } from './level-track.tsx';

const KINDS: Readonly<Record<string, BadgeKind>> = { open: 'accent', reached: 'good', dropped: 'plain' };

export function GoalBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state] ?? 'plain'}>{t(`mentoring.goals.states.${state}`)}</Badge>;
}

export interface ShownGoal {
  id: string;
  name: string;
  state: string;
  why: string;
  startLevel: number;
  wantedLevel: number;
  level: number;
  progress: { done: number; steps: number };
}

/** A goal among others. */
export function GoalCard({ goal: { id, name, state, why, startLevel, wantedLevel, level, progress } }: { goal: ShownGoal }) {
  const { t } = useTranslation();
  return (
    <Card title={name} to={`/goals/${id}`} status={<GoalBadge state={state} />} className="w-full" footer={progress.steps > 0 ? t('mentoring.goals.stepsDone', { done: progress.done, count: progress.steps }) : t('mentoring.goals.noSteps')}>
      <LevelTrack start={startLevel} now={level} wanted={wantedLevel} />
      {why ? <p className="typed mt-2 line-clamp-3 text-muted">{why}</p> : null}
    </Card>
  );
}
