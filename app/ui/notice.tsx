import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'info' | 'good' | 'warn' | 'bad';

const LOOKS: Record<NoticeKind, { icon: IconName; box: string; sign: string }> = {
  info: { icon: 'info', box: 'border-accent bg-accent-soft', sign: 'text-accent' },
  good: { icon: 'check', box: 'border-good bg-good-soft', sign: 'text-good' },
  warn: { icon: 'warning', box: 'border-warn bg-warn-soft', sign: 'text-warn' },
  bad: { icon: 'error', box: 'border-bad bg-bad-soft', sign: 'text-bad' },
};

interface NoticeProps {
  kind?: NoticeKind;
  title?: string;
  /** Part of the page's text from the start: it is read where it stands and not called out. */
  standing?: boolean;
  /** What one can do about it. */
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** Something to know, said where it matters. An error is called out at once, the rest when there is a pause. */
export function Notice({ kind = 'info', title, standing = false, actions, className, children }: NoticeProps) {
  const { t } = useTranslation();
  const { icon, box, sign } = LOOKS[kind];
  return (
    <div role={standing ? undefined : kind === 'bad' ? 'alert' : 'status'} className={classes('flex gap-3 rounded-md border border-s-[5px] px-4 py-3', box, className)}>
      <Icon name={icon} className={classes('mt-[0.2em]', sign)} />
      <div className="min-w-0 flex-1">
        <span className="sr-only">{t(`ui.notice.${kind}`)} </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={classes('max-w-measure', title && 'mt-1')}>{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap items-center gap-3">{actions}</div>}
      </div>
    </div>
  );
}
