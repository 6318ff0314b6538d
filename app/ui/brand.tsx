import { classes } from './classes.ts';

/** The mark: a footbridge. It stands for nothing but itself. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false" className={classes('shrink-0', className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d="M4.5 21.5h23M4.5 18.5c6-8.5 17-8.5 23 0M10 21.5v-6.2M16 21.5v-9M22 21.5v-6.2" fill="none" strokeWidth="2" strokeLinecap="round" className="stroke-accent-ink" />
      <path d="M9 25.5h14" fill="none" strokeWidth="1.6" strokeLinecap="round" strokeDasharray="2 2.6" className="stroke-accent-ink" opacity=".65" />
    </svg>
  );
}
