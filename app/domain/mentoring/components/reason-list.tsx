import { useTranslation } from '#app/i18n/page-words.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { Reason } from '../matching.ts';

/** Names that only the server tells: of competencies by their ids, of languages by their tags. */
export interface Names {
  competencies: Readonly<Record<string, string>>;
  languages: Readonly<Record<string, string>>;
}

/** Why two people would go well together, in words. */
export function ReasonList({ reasons, names }: { reasons: readonly Reason[]; names: Names }) {
  const { t } = useTranslation();
  const tell = (reason: Reason): string => {
    switch (reason.key) {
      case 'competency':
      case 'competencyPartly':
        return t(`mentoring.reasons.${reason.key}`, { competency: names.competencies[reason.competency] ?? reason.competency, level: reason.level });
      case 'language':
        return t('mentoring.reasons.language', { language: names.languages[reason.language] ?? reason.language, level: t(`mentoring.languageLevelsOf.${reason.level}`) });
      case 'hours':
        return t('mentoring.reasons.hours', { count: reason.hours });
      case 'form':
        return t('mentoring.reasons.form', { form: t(`mentoring.forms.${reason.form}`) });
      case 'experience':
        return t('mentoring.reasons.experience', { count: reason.count });
      default:
        return t(`mentoring.reasons.${reason.key}`);
    }
  };
  return (
    <ul className="flex flex-col gap-1">
      {reasons.map(tell).map((words) => (
        <li key={words} className="flex items-start gap-2">
          <Icon name="check" className="mt-[0.25em] text-muted" />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
