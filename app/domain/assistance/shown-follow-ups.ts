import { chooseBefore, choicesAfter, compareScores, findNamed, type ScoredAssessment } from './before-after.ts';
import type { ShownFollowUp } from './components/follow-up-parts.tsx';
import type { listFollowUps } from './follow-ups.server.ts';

type Group = Awaited<ReturnType<typeof listFollowUps>>['groups'][number];

/** The check-ins of an organisation beside those of its assessments that whoever reads may see; in the place of one that was corrected since stands the correction, with the day of the first. */
export function showFollowUps({ followUps, components, named }: Group, assessments: readonly ScoredAssessment[], began: Date, nameOf: (component: string) => string): ShownFollowUp[] {
  const before = chooseBefore(assessments, named, began);
  const isOneLater = choicesAfter(assessments, before, began).length > 0;
  return followUps.map(({ id, month, dueOn, state, isDue, mayAnswer, mayName, changed, answeredAt, assessmentId }) => {
    const found = findNamed(assessments, assessmentId === null ? [] : [assessmentId]);
    // A correction of the one before may have been named as the one after: beside itself it shows nothing.
    const after = found?.id === before?.id ? null : found;
    const changes = after ? compareScores(components, before, after).map((change) => ({ ...change, name: nameOf(change.component) })) : [];
    return { id, month, dueOn: dueOn.toISOString(), state, isDue, mayAnswer, mayName: mayName && isOneLater, changed, answeredAt: answeredAt?.toISOString() ?? null, changes, compared: after ? { before: before?.asOf.toISOString() ?? null, after: after.asOf.toISOString() } : null, isNamedUnseen: assessmentId !== null && found === null };
  });
}
