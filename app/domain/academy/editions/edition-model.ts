import type { DelegateState, EditionState, TeamState } from '#app/platform/generated/enums.ts';

type Moves<State extends string> = Readonly<Record<string, { from: readonly State[]; to: State }>>;

/**
 * The life of an edition: each move with the states from which it may be made and where it leads. The database holds the same
 * table (migration `editions`), and a test that they agree.
 */
export const EDITION_MOVES = {
  call: { from: ['draft'], to: 'call_open' },
  select: { from: ['call_open'], to: 'selecting' },
  begin: { from: ['selecting'], to: 'running' },
  finish: { from: ['running'], to: 'finished' },
  close: { from: ['finished'], to: 'closed' },
  cancel: { from: ['draft', 'call_open', 'selecting', 'running'], to: 'cancelled' },
} as const satisfies Moves<EditionState>;
export type EditionMove = keyof typeof EDITION_MOVES;

/** The life of a team: nominated by its organisation, then decided on as a whole. Who was passed over or kept waiting can still be taken. */
export const TEAM_MOVES = {
  select: { from: ['nominated', 'waiting', 'not_selected'], to: 'selected' },
  wait: { from: ['nominated', 'selected', 'not_selected'], to: 'waiting' },
  pass: { from: ['nominated', 'selected', 'waiting'], to: 'not_selected' },
  withdraw: { from: ['nominated', 'selected', 'waiting', 'not_selected'], to: 'withdrawn' },
  nominateAnew: { from: ['withdrawn'], to: 'nominated' },
} as const satisfies Moves<TeamState>;
export type TeamMove = keyof typeof TEAM_MOVES;

/** The life of someone in a team: named by their organisation, and theirs to say yes. */
export const DELEGATE_MOVES = {
  confirm: { from: ['nominated'], to: 'confirmed' },
  decline: { from: ['nominated'], to: 'declined' },
  withdraw: { from: ['nominated', 'confirmed'], to: 'withdrawn' },
  nominateAnew: { from: ['declined', 'withdrawn'], to: 'nominated' },
} as const satisfies Moves<DelegateState>;
export type DelegateMove = keyof typeof DELEGATE_MOVES;

/** A team is three people at least: two who go home cannot carry a plan, and one is alone. */
export const LEAST_DELEGATES = 3;

/** In which nothing of an edition changes any more. */
export const EDITION_OVER = ['closed', 'cancelled'] as const satisfies readonly EditionState[];

/** In which only its budget does, or nothing: it has been held, or never will be. */
export const EDITION_PAST = ['finished', ...EDITION_OVER] as const satisfies readonly EditionState[];

/** Whether a table has the move from that state. */
export function mayMove<Table extends Moves<string>>(moves: Table, move: keyof Table, state: string): boolean {
  return (moves[move]?.from as readonly string[] | undefined)?.includes(state) ?? false;
}

/** Whether an organisation says who is in its team: while the call is open, and of a team that is selected until the edition begins, so that somebody takes the place of who falls ill. */
export function mayName(edition: EditionState, team: TeamState | null): boolean {
  return edition === 'call_open' || (edition === 'selecting' && team === 'selected');
}

/** What is open in a state, and what is over. */
export function isEditionOver(state: EditionState): boolean {
  return (EDITION_OVER as readonly EditionState[]).includes(state);
}

/** Whether what was agreed on an edition can still be changed: once it is finished only its budget is. */
export function mayChange({ state }: { state: EditionState }): boolean {
  return !(EDITION_PAST as readonly EditionState[]).includes(state);
}

/**
 * Whether the venue is told to somebody who takes part, on a day of the edition's zone (`2026-11-23`): from the day that the
 * coordinators set. Without one it is told to nobody but them, and of an edition that is cancelled to nobody any more.
 */
export function isVenueTold({ state, venueFrom }: { state: EditionState; venueFrom: Date | null }, today: string): boolean {
  return state !== 'cancelled' && venueFrom !== null && venueFrom.toISOString().slice(0, 10) <= today;
}
