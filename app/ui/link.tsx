import { Link as RoutedLink, useLocation } from '@remix-run/react';
import { useContext, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { StillPage } from './still-page.ts';

interface LinkProps extends Omit<ComponentProps<'a'>, 'href' | 'ref'> {
  /** An address of ours; from the top (`/…`) or of this page asked otherwise (`?…`) wherever there are many links. */
  to: string;
  /** For what is not a page: a file. */
  reloadDocument?: boolean;
  preventScrollReset?: boolean;
}

/**
 * A link to a page of ours. The router's own link is drawn as an anchor, and so the server draws an anchor: finding out as much
 * through the router, for each of a hundred links, was a twentieth of the work for a page.
 */
export function Link(link: LinkProps) {
  if (!import.meta.env.SSR) return <RoutedLink {...link} />;
  return link.to.startsWith('/') ? <Anchor {...link} /> : link.to.startsWith('?') ? <AskingAnchor {...link} /> : <RoutedLink {...link} />;
}

function AskingAnchor({ to, ...anchor }: LinkProps) {
  return <Anchor {...anchor} to={useLocation().pathname + to} />;
}

function Anchor({ to, reloadDocument, preventScrollReset: _scrolling, ...anchor }: LinkProps) {
  const isStill = useContext(StillPage);
  return <a {...anchor} href={to} data-discover={isStill || reloadDocument ? undefined : 'true'} />;
}

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

/** A link in words. */
export function TextLink({ look = 'plain', icon, alone = false, className, children, ...link }: TextLinkProps) {
  return (
    <Link {...link} className={classes(LOOKS[look], 'rounded-sm', alone && 'inline-flex min-h-11 items-center gap-1.5', !alone && icon && 'inline-flex items-baseline gap-1.5', className)}>
      {icon && <Icon name={icon} className={alone ? undefined : 'translate-y-[0.2em]'} />}
      {children}
    </Link>
  );
}
