import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

interface DetailsProps {
  summary: ReactNode;
  open?: boolean;
  /** Details with the same name: one open at a time. */
  name?: string;
  /** In a frame of its own, or a line in the text. */
  variant?: 'line' | 'box';
  className?: string;
  children: ReactNode;
}

/** More, for those who want it. Native: it works without a script, and is open on paper. */
export function Details({ summary, open, name, variant = 'line', className, children }: DetailsProps) {
  return (
    <details open={open} name={name} className={classes('group', variant === 'box' && 'rounded-md border border-line bg-raised', className)}>
      <summary className={classes('flex min-h-11 list-none items-center gap-2 rounded-md py-1.5', variant === 'box' ? 'px-4 font-semibold hover:bg-sunken' : 'link')}>
        <Icon name="chevron-right" className="transition-transform group-open:rotate-90" />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className={variant === 'box' ? 'border-t border-line px-4 py-4' : 'ms-2 border-s-2 border-line py-1 ps-4'}>{children}</div>
    </details>
  );
}
