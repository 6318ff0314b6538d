import { Link } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

type LinkProps = ComponentProps<typeof Link>;

const LOOKS = {
  plain: 'link',
  quiet: 'text-ink no-underline underline-offset-[0.18em] hover:underline',
  bad: 'link link-bad',
};

interface TextLinkProps extends Omit<LinkProps, 'className' | 'children'> {
  look?: keyof typeof LOOKS;
  icon?: IconName;
  /** Stands alone, not in a sentence: as tall as a finger (44 px). */
  alone?: boolean;
  className?: string;
  children: ReactNode;
}

/** A link in words. `reloadDocument` for what is not a page (a file). */
export function TextLink({ look = 'plain', icon, alone = false, className, children, ...link }: TextLinkProps) {
  return (
    <Link {...link} className={classes(LOOKS[look], 'rounded-sm', alone && 'inline-flex min-h-11 items-center gap-1.5', !alone && icon && 'inline-flex items-baseline gap-1.5', className)}>
      {icon && <Icon name={icon} className={alone ? undefined : 'translate-y-[0.2em]'} />}
      {children}
    </Link>
  );
}
