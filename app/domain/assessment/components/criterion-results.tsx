import { useTranslation } from '#app/i18n/page-words.tsx';
import { Bars } from '#app/ui/charts/bars.tsx';
import { Section } from '#app/ui/section.tsx';
import type { CriteriaView } from '../result-view.ts';

/** Every criterion of every component: its level as a bar and in words, with the group's reasons for those who may read them. */
export function CriterionResults({ components }: Pick<CriteriaView, 'components'>) {
  const { t } = useTranslation();
  // Looked up once for sixty rows.
  const lacks = { not_applicable: t('assessment.answer.notApplicable'), dont_know: t('assessment.answer.dontKnow'), level: t('assessment.answer.nothing') };
  return components.map(({ key, position, name, criteria, counts }) => (
    // By its place: the id would tell, in an address, what this place is.
    <Section key={key} id={`part-${position}`} title={name} lead={t('assessment.criteria.count', { count: counts.levels, all: counts.all })}>
      <Bars
        label={name}
        rows={criteria.map(({ id, title, kind, level, descriptor, before, note, evidence }) => ({
          id,
          name: title,
          value: level,
          text: level === null ? lacks[kind ?? 'level'] : String(level),
          ...(level === null ? { lack: kind === 'not_applicable' ? ('notApplicable' as const) : ('unknown' as const) } : {}),
          ...(before === null ? {} : { earlier: { value: before, text: t('assessment.criteria.wasLevel', { level: before }) } }),
          note: (
            <>
              {descriptor}
              {note ? <p className="said">{note}</p> : null}
              {evidence ? <p>{t('assessment.results.evidence', { evidence })}</p> : null}
            </>
          ),
        }))}
      />
    </Section>
  ));
}
