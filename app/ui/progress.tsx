import { useId, type ReactNode } from 'react';

/** How far something is: the words say it, the bar shows it. */
export function Progress({ label, value, max, text }: { label: string; value: number; max: number; text: ReactNode }) {
  const id = useId();
  return (
    <div>
      <div className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <span className="text-muted">{text}</span>
      </div>
      <progress id={id} className="gauge block" value={Math.min(value, max)} max={Math.max(max, 1)} />
    </div>
  );
}
