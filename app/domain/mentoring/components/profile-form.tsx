import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Section } from '#app/ui/section.tsx';

interface Choice {
  value: string;
  label: string;
}

interface ProfileFormProps {
  side: 'mentor' | 'mentee';
  values: Readonly<Record<string, unknown>>;
  version: number;
  /** The framework's competencies, with the names of their levels. */
  competencies: readonly { id: string; name: string; levels: readonly { level: number; name: string }[] }[];
  languageRows: number;
  languages: readonly Choice[];
  experiences: readonly string[];
  forms: readonly string[];
  regionWishes: readonly string[];
  answer: FormAnswer | undefined;
  /** What comes before the competencies. */
  first?: ReactNode;
  /** What belongs to how they meet. */
  how?: ReactNode;
  /** The sealed text of this side. */
  words: ReactNode;
}

/** A mentor's or a mentee's profile: what both have in common, with what is one side's own. */
export function ProfileForm({ side, values, version, competencies, languageRows, languages, experiences, forms, regionWishes, answer, first, how, words }: ProfileFormProps) {
  const { t } = useTranslation();
  const isMentor = side === 'mentor';
  const languageLevels = ['1', '2', '3'].map((value) => ({ value, label: t(`mentoring.languageLevels.${value}`) }));
  return (
    <ValidatedForm values={values} answer={answer} submit={t('mentoring.profile.keep')}>
      <VersionField value={version} />
      {first}
      <Section title={t(isMentor ? 'mentoring.profile.offered' : 'mentoring.profile.soughtTitle')} lead={t(isMentor ? 'mentoring.profile.offeredLead' : 'mentoring.profile.soughtLead')}>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 sm:items-end">
          {competencies.flatMap(({ id, name, levels }) => {
            const choices = levels.map(({ level, name: levelName }) => ({ value: String(level), label: t('mentoring.profile.level', { level, name: levelName }) }));
            const fields = isMentor ? [{ field: `offered.${id}`, label: name }] : [{ field: `level.${id}`, label: t('mentoring.profile.now', { name }) }, { field: `wanted.${id}`, label: t('mentoring.profile.wanted', { name }) }];
            return fields.map(({ field, label }) => <SelectField key={field} name={field} label={label} empty={t('mentoring.profile.notThis')} choices={choices} optional />);
          })}
        </div>
      </Section>
      <Section title={t('mentoring.profile.languages')} lead={t('mentoring.profile.languagesLead')}>
        <div className="flex flex-col gap-4">
          {Array.from({ length: languageRows }, (_, row) => (
            <div key={row} className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
              <SelectField name={`language-${row}`} label={t('mentoring.profile.language', { row: row + 1 })} empty={t('mentoring.profile.noLanguage')} choices={languages} optional={row > 0} />
              <SelectField name={`languageLevel-${row}`} label={t('mentoring.profile.languageLevel', { row: row + 1 })} empty={t('mentoring.profile.chooseLevel')} choices={languageLevels} optional={row > 0} />
            </div>
          ))}
        </div>
      </Section>
      <Section title={t('mentoring.profile.how')}>
        <div className="flex flex-col gap-6">
          <CheckboxesField name="forms" label={t('mentoring.profile.forms')} choices={forms.map((value) => ({ value, label: t(`mentoring.forms.${value}`) }))} />
          <RadioField name="regionWish" label={t('mentoring.profile.region')} choices={regionWishes.map((value) => ({ value, label: t(`mentoring.profile.regionWishes.${value}`) }))} />
          {how}
        </div>
      </Section>
      <Section title={t('mentoring.profile.sealed')} lead={t('mentoring.profile.sealedLead')}>
        <div className="flex flex-col gap-6">
          <CheckboxesField name="experiences" label={t(isMentor ? 'mentoring.profile.experiences' : 'mentoring.profile.experiencesSought')} hint={t(isMentor ? 'mentoring.profile.experiencesHint' : 'mentoring.profile.experiencesSoughtHint')} optional variant="columns" choices={experiences.map((value) => ({ value, label: t(`mentoring.experiences.${value}`) }))} />
          <TextAreaField name="exclusions" label={t('mentoring.profile.exclusions')} hint={t('mentoring.profile.exclusionsHint')} optional max={2000} />
          {words}
        </div>
      </Section>
    </ValidatedForm>
  );
}
