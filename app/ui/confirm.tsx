import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

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
