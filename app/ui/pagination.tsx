import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink } from './button.tsx';

interface PagesProps {
  /** From 1. */
  page: number;
  pages: number;
  linkTo: (page: number) => string;
}

/** The pages of a long list. Draws nothing where there is one; past the last page there is only a way back to it. */
export function Pages({ page: asked, pages, linkTo }: PagesProps) {
  const { t } = useTranslation();
  const page = Math.min(asked, pages + 1);
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('ui.table.pages')} className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3 print:hidden">
      {page > 1 && (
        <ButtonLink look="secondary" icon="arrow-left" to={linkTo(page - 1)}>
          {t('ui.table.previous')}
        </ButtonLink>
      )}
      {page < pages && (
        <ButtonLink look="secondary" iconAfter="arrow-right" to={linkTo(page + 1)}>
          {t('ui.table.next')}
        </ButtonLink>
      )}
      <p className="text-muted">{t('ui.table.page', { page, pages })}</p>
    </nav>
  );
}
