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

/**
 * Before something that cannot be taken back lightly: the button opens the question, the question holds the form.
 * No window over the page, no script.
 */
export function Confirm({ summary, question, open, children }: { summary: string; question: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group print:hidden">
      <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-md border border-bad bg-raised px-4 py-2 leading-tight font-semibold text-bad hover:bg-bad-soft">
        {summary}
        <Icon name="chevron-down" className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-3 max-w-measure rounded-md border border-s-[5px] border-bad bg-raised px-4 py-4">
        <p className="mb-3 font-semibold">{question}</p>
        {children}
      </div>
    </details>
  );
}
