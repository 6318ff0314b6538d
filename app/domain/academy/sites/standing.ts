import type { SiteStanding } from '#app/platform/generated/enums.ts';

/** Where a site stands: what is kept of it, and what its day makes of that. */
export type Standing = SiteStanding | 'returned' | 'due' | 'lapsed';

/** How long a confirmation holds, and how long the next look may then take, in days. Meanwhile the site is shown as before. */
export const VALID_DAYS = 365;
export const GRACE_DAYS = 90;

const DAY = 86_400_000;

/**
 * The life of a site's standing. The host looks at each criterion that it demonstrates, the network confirms, or hands it back with words; a year later it is
 * due, and after that it lapses. These two come with time, and by no one's hand. Who adds a criterion begins anew. The database
 * keeps the moves that are made (migration `demonstration_sites`), and a test that they agree.
 */
export const STANDING_MOVES = {
  check: { from: ['draft', 'self_checked', 'returned', 'confirmed', 'due', 'lapsed'], to: 'self_checked' },
  confirm: { from: ['self_checked'], to: 'confirmed' },
  handBack: { from: ['self_checked'], to: 'returned' },
  beginAnew: { from: ['self_checked', 'returned', 'confirmed', 'due', 'lapsed'], to: 'draft' },
  fallDue: { from: ['confirmed'], to: 'due' },
  lapse: { from: ['due'], to: 'lapsed' },
} as const satisfies Readonly<Record<string, { from: readonly Standing[]; to: Standing }>>;
export type StandingMove = keyof typeof STANDING_MOVES;

/** What a host can say of each criterion. */
export const CHECK_ANSWERS = ['shown', 'partly', 'not_now'] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

/** Whether a life cycle has the move from that state. */
export function mayMove<Moves extends Readonly<Record<string, { from: readonly string[]; to: string }>>>(moves: Moves, move: keyof Moves, state: string): boolean {
  return moves[move]?.from.includes(state) ?? false;
}

/** Where a site stands on a day. */
export function standingOn({ state, confirmedAt, returnedAt }: { state: SiteStanding; confirmedAt: Date | null; returnedAt: Date | null }, today: Date): Standing {
  if (state === 'self_checked' && returnedAt) return 'returned';
  if (state !== 'confirmed' || !confirmedAt) return state;
  const days = (today.getTime() - confirmedAt.getTime()) / DAY;
  return days < VALID_DAYS ? 'confirmed' : days < VALID_DAYS + GRACE_DAYS ? 'due' : 'lapsed';
}

/** What was confirmed before this instant has lapsed by today: it is shown to others no more, and takes no visits. */
export function lapsedBefore(today: Date): Date {
  return new Date(today.getTime() - (VALID_DAYS + GRACE_DAYS) * DAY);
}

/** What was confirmed before this instant is due for another look. */
export function dueBefore(today: Date): Date {
  return new Date(today.getTime() - VALID_DAYS * DAY);
}

/** Whether others are shown it, also while its host looks anew: as long as what was confirmed last has not lapsed. */
export function isOpen({ confirmedAt }: { confirmedAt: Date | null }, today: Date): boolean {
  return confirmedAt !== null && confirmedAt > lapsedBefore(today);
}

/** Whether a look at the criteria can be handed in: each has an answer, and at least one can be seen. */
export function isWholeCheck(criteria: readonly string[], answers: Readonly<Record<string, CheckAnswer>>): boolean {
  return criteria.every((one) => answers[one] !== undefined) && criteria.some((one) => answers[one] === 'shown');
}
