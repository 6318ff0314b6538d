import { Fragment } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import type { ResultsView } from '../result-view.ts';

/** What to strengthen first, with where help for it is found; and what can be built on. */
export function Priorities({ results: { id, view, priorities, strengths, moreStrengths, committed, isLead } }: { results: ResultsView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="mt-12 grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Section title={t('assessment.priorities.title')} lead={t(view === 'scores' ? 'assessment.priorities.scoresLead' : committed > 0 ? 'assessment.priorities.committedLead' : 'assessment.priorities.lead')}>
        {priorities.length === 0 ? <p className="text-muted">{t('assessment.priorities.nothingFirst')}</p> : null}
        <ol className={priorities.length > 0 ? 'divide-y divide-line border-y border-line' : undefined}>
          {priorities.map(({ id: criterion, title, level, points, committed: isCommitted, help }, i) => (
            <li key={criterion} className="flex gap-4 py-3">
              <span aria-hidden="true" className="w-6 shrink-0 text-end text-lg font-semibold text-accent">{i + 1}</span>
              <div>
                <p className="font-semibold">
                  {title} {isCommitted ? <Badge kind="accent">{t('assessment.priorities.committed')}</Badge> : null}
                </p>
                <p className="text-sm text-muted">{view === 'scores' ? t('assessment.priorities.level', { level }) : t('assessment.priorities.points', { level, points: format.number(points, 1) })}</p>
                <p className="text-sm"><Help {...help} /></p>
              </div>
            </li>
          ))}
        </ol>
        {isLead && priorities.length > 0 ? <p className="mt-4"><ButtonLink to={`/assessments/${id}/priorities`}>{t('assessment.priorities.choose')}</ButtonLink></p> : null}
      </Section>
      <Section title={t('assessment.priorities.strengths')} lead={t('assessment.priorities.strengthsLead')}>
        <ul className={strengths.length > 0 ? 'divide-y divide-line border-y border-line' : undefined}>
          {strengths.map(({ id: criterion, title, level }) => (
            <li key={criterion} className="flex justify-between gap-4 py-2.5">
              {title} <span className="font-semibold whitespace-nowrap">{t('assessment.priorities.level', { level })}</span>
            </li>
          ))}
        </ul>
        {moreStrengths > 0 ? <p className="mt-3 text-sm"><Link to={`/assessments/${id}/criteria`}>{t('assessment.priorities.moreStrengths', { count: moreStrengths })}</Link></p> : null}
        {strengths.length === 0 ? <p className="text-muted">{t('assessment.priorities.noStrength')}</p> : null}
      </Section>
    </div>
  );
}

/** Where help is found, in a sentence: modules that can be read are links. */
function Help({ topics, modules }: ResultsView['priorities'][number]['help']) {
  const { t } = useTranslation();
  const format = useFormat();
  const PLACE = '\u0001';
  const [before = '', after = ''] = t('assessment.priorities.help', { topics: format.list(topics), modules: PLACE }).split(PLACE);
  const joints = format.list(modules.map(() => PLACE)).split(PLACE);
  return (
    <>
      {before}
      {modules.map(({ name, address }, i) => <Fragment key={name}>{joints[i]}{address ? <Link to={`/modules/${address}`}>{name}</Link> : name}</Fragment>)}
      {after}
    </>
  );
}
