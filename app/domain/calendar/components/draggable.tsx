import { useNavigate } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';

/** A calendar whose things can be dragged, where there is a script and a pointer that can: fetched only where it is of use. */
export function Draggable({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  useEffect(() => {
    const calendar = ref.current;
    if (!isOn || !calendar || !matchMedia('(pointer: fine)').matches) return undefined;
    let isWanted = true;
    let detach: (() => void) | undefined;
    void import('./drag-to-move.ts').then(
      ({ attachDragging }) => isWanted && (detach = attachDragging(calendar, navigate)),
      () => undefined,
    );
    return () => {
      isWanted = false;
      detach?.();
    };
  }, [isOn, navigate]);
  return <div ref={ref}>{children}</div>;
}
