import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Section } from '#app/ui/section.tsx';
import type { ResultsView } from '../result-view.ts';

/** What to strengthen first, with where help for it is found; and what can be built on. */
export function Priorities({ results: { id, priorities, strengths, committed, isLead } }: { results: ResultsView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = priorities.slice(0, Math.max(5, committed));
  return (
    <div className="mt-12 grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Section title={t('assessment.priorities.title')} lead={t(committed > 0 ? 'assessment.priorities.committedLead' : 'assessment.priorities.lead')}>
        <ol className="divide-y divide-line border-y border-line">
          {shown.map(({ id: criterion, title, level, points, committed: isCommitted, help }, i) => (
            <li key={criterion} className="flex gap-4 py-3">
              <span aria-hidden="true" className="w-6 shrink-0 text-end text-lg font-semibold text-accent">{i + 1}</span>
              <div>
                <p className="font-semibold">
                  {title} {isCommitted ? <Badge kind="accent">{t('assessment.priorities.committed')}</Badge> : null}
                </p>
                <p className="text-sm text-muted">{t('assessment.priorities.points', { level, points: format.number(points, 1) })}</p>
                <p className="text-sm">{t('assessment.priorities.help', { topics: format.list(help.topics), modules: format.list(help.modules) })}</p>
              </div>
            </li>
          ))}
        </ol>
        {isLead ? <p className="mt-4"><ButtonLink to={`/assessments/${id}/priorities`}>{t('assessment.priorities.choose')}</ButtonLink></p> : null}
      </Section>
      <Section title={t('assessment.priorities.strengths')} lead={t('assessment.priorities.strengthsLead')}>
        <ul className="divide-y divide-line border-y border-line">
          {strengths.map(({ id: criterion, title, level }) => (
            <li key={criterion} className="flex justify-between gap-4 py-2.5">
              {title} <span className="font-semibold whitespace-nowrap">{t('assessment.priorities.level', { level })}</span>
            </li>
          ))}
        </ul>
        {strengths.length === 0 ? <p className="text-muted">{t('assessment.priorities.noStrength')}</p> : null}
      </Section>
    </div>
  );
}
