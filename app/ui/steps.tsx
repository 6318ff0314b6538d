import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

export interface Step {
  label: string;
  state: 'done' | 'current' | 'upcoming' | 'skipped';
  note?: ReactNode;
  to?: string;
}

const MARKS = {
  done: 'border-accent bg-accent text-accent-ink forced-colors:bg-[Canvas] forced-colors:text-[CanvasText]',
  current: 'border-accent bg-raised text-accent ring-4 ring-accent-soft',
  upcoming: 'border-line-strong bg-raised text-muted',
  skipped: 'border-line-strong border-dashed bg-raised text-muted',
};

/** Where something stands in its life: done, now, still to come. Down the page where it is narrow. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  const { t } = useTranslation();
  return (
    <ol aria-label={label} className="grid gap-0 md:auto-cols-fr md:grid-flow-col">
      {steps.map(({ label: name, state, note, to }, position) => (
        <li key={name} aria-current={state === 'current' ? 'step' : undefined} className="relative flex gap-3 pb-5 last:pb-0 md:flex-col md:gap-2 md:pe-3 md:pb-0">
          {position < steps.length - 1 && (
            <span aria-hidden="true" className={classes('absolute start-[1.0625rem] top-9 bottom-0 w-0.5 md:start-9 md:end-0 md:top-[1.0625rem] md:bottom-auto md:h-0.5 md:w-auto', state === 'done' ? 'bg-accent' : 'bg-line')} />
          )}
          <span aria-hidden="true" className={classes('relative grid size-9 shrink-0 place-items-center rounded-full border-2 text-sm font-semibold', MARKS[state])}>
            {state === 'done' ? <Icon name="check" /> : state === 'skipped' ? <Icon name="minus" /> : position + 1}
          </span>
          <div className="min-w-0 pt-1.5 md:pt-0">
            <p className={classes('leading-snug', state === 'current' ? 'font-semibold' : state !== 'done' && 'text-muted')}>
              {to ? (
                <Link to={to} className="link">
                  {name}
                </Link>
              ) : (
                name
              )}
              <span className="sr-only"> ({t(`ui.steps.${state}`)})</span>
            </p>
            {note && <p className="text-sm text-muted">{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
