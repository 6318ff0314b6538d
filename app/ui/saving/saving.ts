import type { FieldMessage } from '../forms/field-values.ts';

/** What stands in the database instead, as the server tells it. */
export interface Standing {
  version: number;
}

/** What a page knows of something typed on its way to the database. */
export type SavingState<Theirs extends Standing> =
  /** As the server gave it; with what is to be put right all the same. */
  | { at: 'rest'; version: number; savedAt: string | null; errors?: Readonly<Record<string, FieldMessage>> }
  /** Changed on the page, not sent yet. */
  | { at: 'changed'; version: number }
  /** On its way; `again` when it changed meanwhile. */
  | { at: 'sending'; version: number; again: boolean }
  /** The connection or the server failed: kept on the page, to be sent again. */
  | { at: 'waiting'; version: number; attempts: number }
  /** The session ended: kept on the page until one has signed in. */
  | { at: 'signedOut'; version: number }
  /** Someone else's newer words stand: both are shown until one chooses. */
  | { at: 'conflict'; version: number; theirs: Theirs }
  /** The server cannot take what was typed. */
  | { at: 'refused'; version: number; errors: Readonly<Record<string, FieldMessage>> };

export type SavingEvent<Theirs extends Standing> =
  | { happened: 'changed' }
  | { happened: 'sent' }
  | { happened: 'saved'; version: number; savedAt: string; errors?: Readonly<Record<string, FieldMessage>> }
  | { happened: 'failed' }
  | { happened: 'signedOut' }
  | { happened: 'conflict'; theirs: Theirs }
  | { happened: 'refused'; errors: Readonly<Record<string, FieldMessage>> }
  /** One keeps one's own words over the newer ones that were shown. */
  | { happened: 'keptMine' }
  /** One takes the newer ones. */
  | { happened: 'tookTheirs' };

/** "Saved" is said only after the server said so, and only of what it was sent. */
export function afterwards<Theirs extends Standing>(state: SavingState<Theirs>, event: SavingEvent<Theirs>): SavingState<Theirs> {
  const { version } = state;
  switch (event.happened) {
    case 'changed':
      if (state.at === 'sending') return { ...state, again: true };
      // While both are shown, one's own words can be worked on: the choice is still to be made.
      return state.at === 'conflict' ? state : { at: 'changed', version };
    case 'sent':
      return { at: 'sending', version, again: false };
    case 'saved':
      return state.at === 'sending' && state.again ? { at: 'changed', version: event.version } : { at: 'rest', version: event.version, savedAt: event.savedAt, ...(event.errors ? { errors: event.errors } : {}) };
    case 'failed':
      return { at: 'waiting', version, attempts: state.at === 'waiting' ? state.attempts + 1 : 1 };
    case 'signedOut':
      return { at: 'signedOut', version };
    case 'conflict':
      return { at: 'conflict', version: event.theirs.version, theirs: event.theirs };
    case 'refused':
      return { at: 'refused', version, errors: event.errors };
    case 'keptMine':
      return state.at === 'conflict' ? { at: 'changed', version: state.theirs.version } : state;
    case 'tookTheirs':
      return state.at === 'conflict' ? { at: 'rest', version: state.theirs.version, savedAt: null } : state;
  }
}

/** Whether the words on the page are not in the database yet. */
export function isUnsaved(state: SavingState<Standing>): boolean {
  return state.at !== 'rest';
}

/** How long to wait before sending again, in milliseconds: 1 s, 2 s, 4 s … at most 30 s. */
export function pauseBefore(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 30_000);
}
