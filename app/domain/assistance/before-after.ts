/** The scores of one assessment, 0 to 4 by component; null where nothing could be counted. */
export interface ScoredAssessment {
  id: string;
  completedAt: Date;
  scores: Readonly<Record<string, number | null>>;
  /** Those that it corrects, and in whose place it stands. */
  replaces: readonly string[];
}

export interface Change {
  component: string;
  before: number | null;
  after: number | null;
  /** After less before; null where one of them is not known. */
  change: number | null;
}

/** The components that assistance was about, before and after it, in the order given. What neither assessment holds is left out. */
export function compareScores(components: readonly string[], before: ScoredAssessment | null, after: ScoredAssessment | null): Change[] {
  return [...new Set(components)].flatMap((component) => {
    const [was, is] = [before?.scores[component] ?? null, after?.scores[component] ?? null];
    if (was === null && is === null) return [];
    return [{ component, before: was, after: is, change: was === null || is === null ? null : Math.round((is - was) * 100) / 100 }];
  });
}

/** The assessment that stands for "before": the one that the request was built on, else the last that was completed by then. */
export function chooseBefore(assessments: readonly ScoredAssessment[], named: readonly string[], began: Date): ScoredAssessment | null {
  const earlier = assessments.filter(({ completedAt }) => completedAt <= began).sort((a, b) => b.completedAt.getTime() - a.completedAt.getTime());
  return assessments.find(({ id }) => named.includes(id)) ?? earlier[0] ?? null;
}

/** Those that can stand for "after": completed later than the one before, the newest first. */
export function choicesAfter(assessments: readonly ScoredAssessment[], before: ScoredAssessment | null, began: Date): ScoredAssessment[] {
  const since = before && before.completedAt > began ? before.completedAt : began;
  return assessments.filter(({ id, completedAt }) => completedAt > since && id !== before?.id).sort((a, b) => b.completedAt.getTime() - a.completedAt.getTime());
}
