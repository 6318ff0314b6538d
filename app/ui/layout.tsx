import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const GAPS = { xs: 'gap-2', sm: 'gap-3', md: 'gap-5', lg: 'gap-8', xl: 'gap-12' };

interface LayoutProps {
  gap?: keyof typeof GAPS;
  className?: string;
  children: ReactNode;
}

/** One below the other. */
export function Stack({ gap = 'md', className, children }: LayoutProps) {
  return <div className={classes('flex flex-col', GAPS[gap], className)}>{children}</div>;
}

/** Side by side, wrapping where there is no room. */
export function Cluster({ gap = 'sm', className, children }: LayoutProps) {
  return <div className={classes('flex flex-wrap items-center', GAPS[gap], className)}>{children}</div>;
}

const COLUMNS = {
  2: 'md:grid-cols-2',
  3: 'sm:grid-cols-2 lg:grid-cols-3',
  4: 'min-[26rem]:grid-cols-2 lg:grid-cols-4',
  /** A wide and a narrow column: what one does, and what one needs to know for it. */
  aside: 'lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start',
};

/** Equal columns where there is room, one column where there is not. */
export function Grid({ columns = 2, gap = 'md', className, children }: LayoutProps & { columns?: keyof typeof COLUMNS }) {
  return <div className={classes('grid grid-cols-1', GAPS[gap], COLUMNS[columns], className)}>{children}</div>;
}

/** Running text, no wider than one reads well. */
export function Prose({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={classes('prose', className)}>{children}</div>;
}
