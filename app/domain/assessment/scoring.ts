/** What was answered to one criterion; null while nothing was. */
export interface Answered {
  kind: 'level' | 'not_applicable' | 'dont_know' | null;
  /** 0 to 4 when the kind is a level, else null. */
  level: number | null;
}

export interface Score {
  /** Mean of the levels given, 0 to 4; null when there is none. */
  score: number | null;
  /** Share of the applicable criteria that have a level, 0 to 1; 1 when none applies. */
  coverage: number;
  /** Criteria in all, with a level, not applicable, and open or not known. */
  counts: { all: number; levels: number; notApplicable: number; unknown: number };
}

/**
 * The score of a group of criteria. What does not apply is left out of both the mean and the coverage; "we don't know" and
 * no answer lower the coverage and never count as zero.
 */
export function scoreOf(answers: readonly Answered[]): Score {
  const levels = answers.flatMap(({ kind, level }) => (kind === 'level' && level !== null ? [level] : []));
  const notApplicable = answers.filter(({ kind }) => kind === 'not_applicable').length;
  const applicable = answers.length - notApplicable;
  return {
    score: levels.length === 0 ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length,
    coverage: applicable === 0 ? 1 : levels.length / applicable,
    counts: { all: answers.length, levels: levels.length, notApplicable, unknown: applicable - levels.length },
  };
}

/** The overall score: the mean of the components' scores, so that a component with more criteria weighs no more. */
export function overallScore(components: readonly Score[]): number | null {
  const scores = components.flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

export type Confidence = 'high' | 'medium' | 'low';

/**
 * How far a score may be leant on: high when at least 80 % of what applies has a level and people disagreed little
 * (mean disagreement at most 0.25), low when less than half has a level or they disagreed much (over 0.5), else medium.
 */
export function confidenceOf(coverage: number, disagreement: number | null): Confidence {
  const apart = disagreement ?? 0;
  if (coverage < 0.5 || apart > 0.5) return 'low';
  return coverage >= 0.8 && apart <= 0.25 ? 'high' : 'medium';
}
