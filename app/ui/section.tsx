import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface SectionProps {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Depth of its heading. */
  level?: 2 | 3;
  /** For links to it. */
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A part of a page, with a heading of its own. No landmark: a page of many would be no map. */
export function Section({ title, lead, actions, level = 2, id, className, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section id={id} className={classes('section', level === 2 ? 'section-2' : 'section-3', className)}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="max-w-measure min-w-0">
          <Heading className={level === 2 ? 'text-2xl' : 'text-xl'}>
            {title}
          </Heading>
          {lead && <p className="mt-1 text-muted">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-3 print:hidden">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
