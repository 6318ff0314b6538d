import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

interface CardProps {
  title?: ReactNode;
  /** Where the whole card leads; its title is the link's name. */
  to?: string;
  level?: 2 | 3 | 4;
  /** Beside the title: a badge. */
  status?: ReactNode;
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** One thing among others. */
export function Card({ title, to, level = 3, status, footer, className, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={classes('card relative flex flex-col gap-2', to && 'transition-colors hover:border-accent has-focus-visible:border-accent', className)}>
      {(title || status) && (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          {title && (
            <Heading className="text-lg">
              {to ? (
                <Link to={to} className="link after:absolute after:inset-0 after:rounded-lg">
                  {title}
                </Link>
              ) : (
                title
              )}
            </Heading>
          )}
          {status}
        </div>
      )}
      {children && <div className="flex-1">{children}</div>}
      {footer && <div className="mt-1 flex flex-wrap items-center gap-3 border-t border-line pt-3 text-sm text-muted">{footer}</div>}
    </div>
  );
}

/** A number that matters, with what it counts. */
export function Figure({ value, label, note, to }: { value: ReactNode; label: string; note?: ReactNode; to?: string }) {
  return (
    <div className="card relative flex flex-col">
      <p className="font-display text-3xl font-semibold">{value}</p>
      <p className="mt-1 leading-snug">
        {to ? (
          <Link to={to} className="inline-flex items-center gap-1 link after:absolute after:inset-0 after:rounded-lg">
            {label}
            <Icon name="arrow-right" />
          </Link>
        ) : (
          label
        )}
      </p>
      {note && <p className="mt-1 text-sm text-muted">{note}</p>}
    </div>
  );
}
