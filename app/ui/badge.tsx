import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

const LOOKS = {
  plain: 'border-line-strong bg-raised text-ink',
  accent: 'border-accent bg-accent-soft text-accent',
  good: 'border-good bg-good-soft text-good',
  warn: 'border-warn bg-warn-soft text-warn',
  bad: 'border-bad bg-bad-soft text-bad',
};

export type BadgeKind = keyof typeof LOOKS;

/** The state of a thing, in a word or two. */
export function Badge({ kind = 'plain', icon, children }: { kind?: BadgeKind; icon?: IconName; children: ReactNode }) {
  return (
    <span className={classes('inline-flex items-center gap-1 rounded-full border px-2.5 py-0.5 text-xs font-semibold leading-snug max-w-full md:whitespace-nowrap', LOOKS[kind])}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
