import { useCallback, useEffect, useReducer, useRef, type RefObject } from 'react';
import { isWrittenIn } from './first-values.ts';
import { usePageOf } from './page-of.ts';
import { afterwards, isUnsaved, pauseBefore, type SavingEvent, type SavingState, type Standing } from './saving.ts';

/** How long after the last key it is sent, in milliseconds. */
const PAUSE = 600;

type Answer<Theirs> = { version?: number; savedAt?: string; theirs?: Theirs; errors?: Extract<SavingState<Standing>, { at: 'refused' }>['errors'] } | null;

async function send<Theirs extends Standing>(url: string, body: object, closed: string, pageOf: Readonly<Record<string, string>>): Promise<SavingEvent<Theirs>> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...pageOf }, body: JSON.stringify(body), signal: AbortSignal.timeout(20_000), redirect: 'manual' });
  } catch {
    return { happened: 'failed' };
  }
  if (response.status === 401 || response.type === 'opaqueredirect') return { happened: 'signedOut' };
  const answer = (await response.json().catch(() => null)) as Answer<Theirs>;
  if (response.status === 200 && answer?.version !== undefined && answer.savedAt) return { happened: 'saved', version: answer.version, savedAt: answer.savedAt, ...(answer.errors ? { errors: answer.errors } : {}) };
  if (response.status === 409 && answer?.theirs) return { happened: 'conflict', theirs: answer.theirs };
  if (response.status === 422 && answer?.errors) return { happened: 'refused', errors: answer.errors };
  if (response.status === 409 || response.status === 404) return { happened: 'refused', errors: { form: closed } };
  return { happened: 'failed' };
}

export interface SavingOptions {
  url: string;
  /** Where the words stand that are saved. */
  place: RefObject<HTMLElement>;
  initial: { version: number; savedAt: string | null };
  /** Takes the words from the page at the moment of sending. */
  read: (version: number) => object;
  /** Locale key: it can no longer be saved. */
  closed: string;
}

export interface Saving<Theirs extends Standing> {
  state: SavingState<Theirs>;
  /** Something changed; at once, or a little after the last key. */
  changed: (now?: boolean) => void;
  /** Writes one's own words over those of someone else that were shown. */
  keepMine: () => void;
  takeTheirs: () => void;
  /** Sends what is not sent yet and waits for the answer. @returns whether all of it is in the database now */
  settle: () => Promise<boolean>;
  /** Whether the page's own form may be sent now: not while a saving is under way, which it would meet (`then` follows), nor while someone else's words wait for a choice. */
  mayLeave: (then: () => void) => boolean;
  /** The form was not sent after all. */
  stay: () => void;
}

/**
 * Saves what is typed as it is typed: a little after the last key, at once when the field is left, again when the connection
 * comes back.
 */
export function useSaving<Theirs extends Standing>({ url, place, initial, read, closed }: SavingOptions): Saving<Theirs> {
  const [state, draw] = useReducer((_: SavingState<Theirs>, next: SavingState<Theirs>) => next, { at: 'rest', ...initial });
  const timer = useRef<number>(undefined);
  const leaving = useRef<(() => void) | null>(null);
  const isLeft = useRef(false);
  const current = useRef(state);
  const pageOf = usePageOf();
  const underWay = useRef<Promise<void>>(undefined);

  const tell = useCallback((event: SavingEvent<Theirs>) => {
    current.current = afterwards<Theirs>(current.current, event);
    draw(current.current);
  }, []);

  const sendNow = useCallback(async () => {
    clearTimeout(timer.current);
    if (isLeft.current) return undefined;
    if (current.current.at === 'sending') return underWay.current;
    const { version } = current.current;
    tell({ happened: 'sent' });
    underWay.current = send<Theirs>(url, read(version), closed, pageOf).then(tell);
    return underWay.current;
  }, [url, read, closed, pageOf, tell]);

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
    if (state.at !== 'sending' && leaving.current) {
      const leave = leaving.current;
      leaving.current = null;
      leave();
      return undefined;
    }
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
    if (place.current && isWrittenIn(place.current)) changed(true);
  }, [place, changed]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved(current.current) && !isLeft.current) event.preventDefault();
    };
    const back = () => void (isLeft.current = false);
    addEventListener('beforeunload', warn);
    addEventListener('pageshow', back);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('pageshow', back);
    };
  }, []);

  const mayLeave = useCallback((then: () => void) => {
    if (current.current.at === 'sending') {
      leaving.current = then;
      return false;
    }
    if (current.current.at === 'conflict') return false;
    // The form takes everything along: nothing more is sent beside it.
    clearTimeout(timer.current);
    isLeft.current = true;
    return true;
  }, []);

  const stay = useCallback(() => {
    isLeft.current = false;
    if (isUnsaved(current.current)) changed();
  }, [changed]);

  return { state, changed, settle, mayLeave, stay, keepMine: () => tell({ happened: 'keptMine' }), takeTheirs: () => tell({ happened: 'tookTheirs' }) };
}
