/**
 * The ten competencies of the leadership framework, in its order. The ids are kept for good: profiles, goals and what was
 * rated name them. What they mean, and what one sees at each level, stands in `curriculum/competencies/`.
 */
export const COMPETENCIES = [
  'network-management',
  'governance',
  'representing',
  'public-speaking',
  'facilitation',
  'finance-and-fundraising',
  'advocacy',
  'safety-and-care',
  'data-and-evidence',
  'mentoring-others',
] as const;
export type Competency = (typeof COMPETENCIES)[number];

/** Each level holds what the one before it says. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

export function isCompetency(id: string): id is Competency {
  return (COMPETENCIES as readonly string[]).includes(id);
}
