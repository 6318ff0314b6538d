// Only the server reads this file: some topics say what this place is about, and nothing that a visitor can load may.

/** What assistance can be about: the plan's ten topics (2.1), then the six components of the SWIT. */
export const TOPICS = [
  'governance',
  'membership',
  'finance-and-budget',
  'organisational-development',
  'change-management',
  'strategic-planning',
  'proposal-development',
  'donor-reporting',
  'sub-regional-structures',
  'alliances',
  'community-empowerment',
  'addressing-violence',
  'community-led-services',
  'condom-and-lubricant-programming',
  'clinical-and-support-services',
  'programme-management',
] as const;
export type Topic = (typeof TOPICS)[number];

/** How many of the topics come from the plan; those that follow are components of the SWIT. */
export const PLAN_TOPICS = 10;

/** The topics by their places: an id would tell, in an address, what this place is. */
export const TOPIC_PLACES: readonly string[] = TOPICS.map((_, index) => String(index + 1));

/** The topic at a place; undefined for a place that is none. */
export function topicAt(place: string): Topic | undefined {
  return TOPICS[Number(place) - 1];
}
