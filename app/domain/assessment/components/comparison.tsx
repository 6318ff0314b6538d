import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ResultsView } from '../result-view.ts';

/** What rose and what fell since an earlier assessment. */
export function Comparison({ results: { earlier, comparison, isInside } }: { results: ResultsView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!isInside || earlier.length === 0) return null;
  return (
    <Section title={t('assessment.results.comparison')}>
      <form method="get" className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
        <label className="font-semibold">
          {t('assessment.results.compareWith')}
          <select name="with" defaultValue={comparison?.id ?? earlier[0]?.id} className="mt-1">
            {earlier.map(({ id, completedAt }) => (
              <option key={id} value={id}>{format.date(completedAt)}</option>
            ))}
          </select>
        </label>
        <button className="button button-secondary">{t('assessment.results.compare')}</button>
      </form>
      {comparison && comparison.changes.length === 0 ? <p>{t('assessment.results.noChange')}</p> : null}
      {comparison && comparison.changes.length > 0 ? (
        <Table
          caption={t('assessment.results.comparison')}
          rows={comparison.changes}
          keyOf={({ id }) => id}
          columns={[
            { name: t('assessment.results.criterion'), cell: ({ title }) => title },
            { name: t('assessment.results.change'), cell: ({ change, difference }) => <span className="inline-flex items-center gap-2"><Icon name={change === 'rose' ? 'arrow-up' : 'arrow-down'} className={change === 'rose' ? 'text-good' : 'text-bad'} />{t(`assessment.results.changes.${change}`, { count: Math.abs(difference) })}</span> },
            { name: t('assessment.results.before'), align: 'end', cell: ({ before }) => before },
            { name: t('assessment.results.now'), align: 'end', cell: ({ now }) => now },
          ]}
        />
      ) : null}
    </Section>
  );
}
