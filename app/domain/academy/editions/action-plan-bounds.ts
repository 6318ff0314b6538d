/** Longest texts of a line. */
export const PLAN_TEXT = 2_000;
export const SUPPORTS = ['none', 'assistance', 'mentoring', 'visit'] as const;

/** The texts of a line, in the order in which they are read. */
export const PLAN_TEXTS = ['problem', 'activity', 'who', 'byWhen', 'wanted'] as const;
export type PlanText = (typeof PLAN_TEXTS)[number];
