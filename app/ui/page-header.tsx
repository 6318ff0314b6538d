import { Fragment, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

export interface PageAbove {
  name: string;
  /** The language of its name, where it may be another than the page's. */
  lang?: string;
  to: string;
}

interface PageHeaderProps {
  title: ReactNode;
  /** One or two sentences: what this page is for. */
  lead?: ReactNode;
  /** The pages above this one, the farthest first. */
  above?: readonly PageAbove[];
  /** Over the title: what kind of thing this is. */
  kicker?: ReactNode;
  /** Beside the title: a badge of its state. */
  status?: ReactNode;
  /** What can be done here. */
  children?: ReactNode;
}

/** Begins every page: where it stands, its one `h1`, what it is for, what one can do. */
export function PageHeader({ title, lead, above = [], kicker, status, children }: PageHeaderProps) {
  return (
    <div className="mb-8 sm:mb-10">
      {above.length > 0 && <Above pages={above} />}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="max-w-measure min-w-0">
          {kicker && <p className="mb-1 text-sm font-semibold text-accent">{kicker}</p>}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1>{title}</h1>
            {status}
          </div>
          {lead && <p className="mt-3 text-lg text-muted">{lead}</p>}
        </div>
        {children && <div className="flex flex-wrap items-center gap-3 print:hidden">{children}</div>}
      </div>
    </div>
  );
}

function Above({ pages }: { pages: readonly PageAbove[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('ui.frame.above')} className="mb-3 text-sm print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {pages.map(({ to, name, lang }, position) => (
          <Fragment key={to}>
            {position > 0 && (
              <li aria-hidden="true">
                <Icon name="chevron-right" className="text-muted" />
              </li>
            )}
            <li>
              <Link to={to} lang={lang} className="link inline-flex min-h-11 items-center">
                {name}
              </Link>
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
