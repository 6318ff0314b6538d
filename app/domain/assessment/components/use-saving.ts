import { useCallback, useEffect, useReducer, useRef } from 'react';
import { afterwards, isUnsaved, pauseBefore, type SavingEvent, type SavingState, type TheirAnswer } from '../saving.ts';

/** How long after the last key an answer is sent, in milliseconds. */
const PAUSE = 600;

export interface Typed {
  choice: string;
  note: string;
  evidence: string;
}

async function send(url: string, criterion: string, typed: Typed, version: number): Promise<SavingEvent> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ criterion, ...typed, version }), signal: AbortSignal.timeout(20_000), redirect: 'manual' });
  } catch {
    return { happened: 'failed' };
  }
  if (response.status === 401 || response.type === 'opaqueredirect') return { happened: 'signedOut' };
  const body = (await response.json().catch(() => null)) as { version?: number; savedAt?: string; theirs?: TheirAnswer; errors?: Record<string, string> } | null;
  if (response.status === 200 && body?.version !== undefined && body.savedAt) return { happened: 'saved', version: body.version, savedAt: body.savedAt };
  if (response.status === 409 && body?.theirs) return { happened: 'conflict', theirs: body.theirs };
  if (response.status === 422 && body?.errors) return { happened: 'refused', errors: body.errors };
  if (response.status === 409 || response.status === 404) return { happened: 'refused', errors: { form: 'assessment.answer.closed' } };
  return { happened: 'failed' };
}

export interface Saving {
  state: SavingState;
  changed: (now?: boolean) => void;
  keepMine: () => void;
  takeTheirs: () => void;
  /** Sends what is not sent yet and waits for the answer. @returns whether all of it is in the database now */
  settle: () => Promise<boolean>;
}

/**
 * Saves one answer as it is given: a little after the last key, at once when the field is left, again when the connection
 * comes back. `read` takes the words from the page at the moment of sending.
 */
export function useSaving(url: string, criterion: string, initial: { version: number; savedAt: string | null }, read: () => Typed): Saving {
  const [state, draw] = useReducer((_: SavingState, next: SavingState) => next, { at: 'rest', ...initial });
  const timer = useRef<number>(undefined);
  const current = useRef(state);
  const underWay = useRef<Promise<void>>(undefined);

  const tell = useCallback((event: SavingEvent) => {
    current.current = afterwards(current.current, event);
    draw(current.current);
  }, []);

  const sendNow = useCallback(async () => {
    clearTimeout(timer.current);
    if (current.current.at === 'sending') return underWay.current;
    const { version } = current.current;
    tell({ happened: 'sent' });
    underWay.current = send(url, criterion, read(), version).then(tell);
    return underWay.current;
  }, [url, criterion, read, tell]);

  const changed = useCallback(
    (now = false) => {
      tell({ happened: 'changed' });
      if (current.current.at === 'conflict') return;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void sendNow(), now ? 0 : PAUSE);
    },
    [sendNow, tell],
  );

  const settle = useCallback(async () => {
    if (current.current.at === 'sending') await underWay.current;
    if (current.current.at !== 'rest' && current.current.at !== 'conflict') await sendNow();
    return current.current.at === 'rest';
  }, [sendNow]);

  useEffect(() => {
    if (state.at === 'waiting') {
      const again = window.setTimeout(() => void sendNow(), pauseBefore(state.attempts));
      const online = () => void sendNow();
      addEventListener('online', online);
      return () => {
        clearTimeout(again);
        removeEventListener('online', online);
      };
    }
    if (state.at === 'signedOut') {
      // Back from the other tab, where one has signed in.
      const back = () => void sendNow();
      addEventListener('focus', back);
      return () => removeEventListener('focus', back);
    }
    if (state.at === 'changed') {
      timer.current = window.setTimeout(() => void sendNow(), PAUSE);
      return () => clearTimeout(timer.current);
    }
    return undefined;
  }, [state, sendNow]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved(current.current)) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  return { state, changed, settle, keepMine: () => tell({ happened: 'keptMine' }), takeTheirs: () => tell({ happened: 'tookTheirs' }) };
}
