import { useTranslation } from '#app/i18n/page-words.tsx';
import { Link } from '#app/ui/link.tsx';
import { lookOfTab } from '#app/ui/tabs.tsx';
import type { Shown } from '../day-plan.ts';

const VIEWS = ['month', 'week', 'agenda'] as const;

/** A month, a week or a list of the same days; today stays in sight where it is among them. */
export function ViewTabs({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const on = shown.month && shown.month.slice(0, 7) === shown.today.slice(0, 7) ? shown.today : (shown.month ?? shown.firstDay);
  return (
    <nav aria-label={t('calendar.views.label')} className="mb-6 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {VIEWS.map((view) => (
          <li key={view}>
            <Link to={`?view=${view}&on=${on}`} aria-current={view === shown.view ? 'page' : undefined} className={lookOfTab(view === shown.view)}>
              {t(`calendar.views.${view}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
