import { useCallback, useEffect, useRef } from 'react';

/**
 * Holds work back while a finger or button is down. A field is checked when one leaves it, often by pressing a button:
 * an error drawn between press and release would move that button away from under the finger.
 */
export function useAfterPointer(): (work: () => void) => void {
  const down = useRef(false);
  const held = useRef<(() => void)[]>([]);

  useEffect(() => {
    const press = () => void (down.current = true);
    const release = () => {
      down.current = false;
      setTimeout(() => held.current.splice(0).forEach((work) => work()));
    };
    addEventListener('pointerdown', press, true);
    addEventListener('pointerup', release, true);
    addEventListener('pointercancel', release, true);
    return () => {
      removeEventListener('pointerdown', press, true);
      removeEventListener('pointerup', release, true);
      removeEventListener('pointercancel', release, true);
    };
  }, []);

  return useCallback((work) => {
    if (down.current) held.current.push(work);
    else work();
  }, []);
}
