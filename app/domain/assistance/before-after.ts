/** The scores of one assessment, 0 to 4 by component; null where nothing could be counted. */
export interface ScoredAssessment {
  id: string;
  /** Of when it tells: of when it was completed, a correction of when the first that it corrects was completed. */
  asOf: Date;
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

/** The one that was named: itself, or the correction that stands in its place. */
export function findNamed(assessments: readonly ScoredAssessment[], named: readonly string[]): ScoredAssessment | null {
  return assessments.find(({ id, replaces }) => [id, ...replaces].some((one) => named.includes(one))) ?? null;
}

/** The assessment that stands for "before": the one that the request was built on, else the last that was there by then. */
export function chooseBefore(assessments: readonly ScoredAssessment[], named: readonly string[], began: Date): ScoredAssessment | null {
  const earlier = assessments.filter(({ asOf }) => asOf <= began).sort((a, b) => b.asOf.getTime() - a.asOf.getTime());
  return findNamed(assessments, named) ?? earlier[0] ?? null;
}

/** Those that can stand for "after": they tell of later than the one before, the newest first. */
export function choicesAfter(assessments: readonly ScoredAssessment[], before: ScoredAssessment | null, began: Date): ScoredAssessment[] {
  const since = before && before.asOf > began ? before.asOf : began;
  return assessments.filter(({ id, asOf }) => asOf > since && id !== before?.id).sort((a, b) => b.asOf.getTime() - a.asOf.getTime());
}
