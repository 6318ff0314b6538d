import type { ReactNode } from 'react';

/** Nothing here yet: what would be here, and how to begin. */
export function Empty({ title, children, action, level = 2 }: { title: string; children?: ReactNode; action?: ReactNode; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-5 py-10 text-center">
      <svg viewBox="0 0 120 44" width="120" height="44" fill="none" strokeWidth="2.5" strokeLinecap="round" aria-hidden="true" focusable="false" className="stroke-line-strong">
        <path d="M6 34h26M88 34h26" />
        <path d="M32 34C46 8 74 8 88 34" strokeDasharray="1 7" />
        <path d="M20 34v6M100 34v6" />
      </svg>
      <Heading className="text-xl">{title}</Heading>
      {children && <div className="max-w-measure text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
