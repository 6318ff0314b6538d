import type { EngagementState } from '#app/platform/generated/enums.ts';

/** The pages of an engagement, in the order of its life. */
export const PARTS = ['overview', 'terms', 'providers', 'schedule', 'outputs', 'report', 'evaluation', 'closure', 'follow-ups'] as const;
export type Part = (typeof PARTS)[number];

/** Which of its pages someone can open, by what they are to it. */
export function partsFor({ isCoordinator, leads, state }: { isCoordinator: boolean; leads: boolean; state: EngagementState }): Part[] {
  const isAgreed = state === 'agreed' || state === 'underway' || state === 'closed';
  const open: Record<Part, boolean> = {
    overview: true,
    terms: true,
    providers: isCoordinator,
    schedule: isAgreed,
    outputs: isAgreed,
    report: isAgreed,
    evaluation: isAgreed && (isCoordinator || leads),
    closure: isAgreed,
    'follow-ups': state === 'closed' && (isCoordinator || leads),
  };
  return PARTS.filter((part) => open[part]);
}

/** Where a page of an engagement is. */
export function pathOf(engagementId: string, part: Part): string {
  return part === 'overview' ? `/engagements/${engagementId}` : `/engagements/${engagementId}/${part}`;
}
