import type { FetcherWithComponents } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

/** After this long without an answer the browser has given up, or was stopped by hand: sending again is allowed. */
const GIVEN_UP_AFTER = 30_000;

interface Sending {
  busy: boolean;
  /** It was not sent, as there is no connection. */
  offline: boolean;
  /** @returns false when there is no connection, and nothing may be sent: what is typed would be lost on an error page. */
  begin(): boolean;
}

/** Whether a form is on its way. A second press changes nothing until there is an answer. */
export function useSending(fetcher?: FetcherWithComponents<unknown>): Sending {
  const [left, setLeft] = useState(false);
  const [offline, setOffline] = useState(false);
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => {
    const back = () => setLeft(false);
    const online = () => setOffline(false);
    addEventListener('pageshow', back);
    addEventListener('online', online);
    return () => {
      removeEventListener('pageshow', back);
      removeEventListener('online', online);
      clearTimeout(timer.current);
    };
  }, []);

  return {
    busy: fetcher ? fetcher.state !== 'idle' : left,
    offline,
    begin() {
      if (!navigator.onLine) {
        setOffline(true);
        return false;
      }
      setOffline(false);
      if (!fetcher) {
        setLeft(true);
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => setLeft(false), GIVEN_UP_AFTER);
      }
      return true;
    },
  };
}
