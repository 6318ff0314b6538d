import type { Reason } from './matching.ts';

/** Names that only the server tells: of competencies by their ids, of languages by their tags. */
export interface Names {
  competencies: Readonly<Record<string, string>>;
  languages: Readonly<Record<string, string>>;
}

/** Why two people would go well together, in words. */
export function tellReason(t: (key: string, params: Record<string, string | number>) => string, names: Names, reason: Reason): string {
  switch (reason.key) {
    case 'competency':
    case 'competencyPartly':
      return t(`mentoring.reasons.${reason.key}`, { competency: names.competencies[reason.competency] ?? reason.competency, level: reason.level });
    case 'language':
      return t('mentoring.reasons.language', { language: names.languages[reason.language] ?? reason.language, level: t(`mentoring.languageLevelsOf.${reason.level}`, {}) });
    case 'hours':
      return t('mentoring.reasons.hours', { count: reason.hours });
    case 'form':
      return t('mentoring.reasons.form', { form: t(`mentoring.forms.${reason.form}`, {}) });
    case 'experience':
      return t('mentoring.reasons.experience', { count: reason.count });
    default:
      return t(`mentoring.reasons.${reason.key}`, {});
  }
}
