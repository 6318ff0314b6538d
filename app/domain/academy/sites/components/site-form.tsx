import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField, RadioField, type Choice } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { GroupedCheckboxesField, type ChoiceGroup } from '#app/ui/forms/grouped-checkboxes.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { SITE_REACHES, SITE_TEXT } from '../site-bounds.ts';

interface SiteFormProps {
  values: Readonly<Record<string, unknown>>;
  version: number;
  criteria: readonly ChoiceGroup[];
  languages: readonly Choice[];
  weekdays: readonly Choice[];
  answer: FormAnswer | undefined;
}

/** What is said of a site; the address is on a page of its own, for its host alone. */
export function SiteProfileForm({ values, version, criteria, languages, weekdays, answer }: SiteFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={values} submit={t('academy.sites.keep')}>
      <VersionField value={version} />
      <TextField name="title" label={t('academy.sites.name')} hint={t('academy.sites.nameHint')} autoComplete="off" />
      <GroupedCheckboxesField name="criteria" label={t('academy.sites.criteria')} hint={t('academy.sites.criteriaHint')} groups={criteria} />
      <TextAreaField name="shown" label={t('academy.sites.shown')} hint={t('academy.sites.shownHint')} max={SITE_TEXT} />
      <TextAreaField name="learned" label={t('academy.sites.learned')} hint={t('academy.sites.learnedHint')} max={SITE_TEXT} />
      <CheckboxesField name="languages" label={t('academy.sites.languages')} choices={languages} variant="many" />
      <CheckboxesField name="weekdays" label={t('academy.sites.weekdays')} choices={weekdays} variant="inline" />
      <TextAreaField name="costs" label={t('academy.sites.costs')} hint={t('academy.sites.costsHint')} max={SITE_TEXT} optional />
      <TextAreaField name="access" label={t('academy.sites.access')} hint={t('academy.sites.accessHint')} max={SITE_TEXT} optional />
      <TextAreaField name="safety" label={t('academy.sites.safety')} hint={t('academy.sites.safetyHint')} max={SITE_TEXT} />
      <RadioField name="reach" label={t('academy.sites.reach')} choices={SITE_REACHES.map((value) => ({ value, label: t(`academy.sites.reaches.${value}`) }))} />
    </ValidatedForm>
  );
}
