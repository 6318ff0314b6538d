import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Details } from '#app/ui/details.tsx';
import { CheckboxesField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { NEED_TEXT } from '../edition-team-forms.ts';

const fetchSchema = () => import('../edition-team-forms.ts').then(({ delegateSchema }) => delegateSchema);

interface DelegateFormProps {
  values: Readonly<Record<string, unknown>> & { languages: readonly string[] };
  version: number;
  languages: readonly { value: string; label: string }[];
  submit: string;
  answer: FormAnswer | undefined;
}

/** What somebody who says yes says of themselves, each with who reads it. */
export function DelegateForm({ values, version, languages, submit, answer }: DelegateFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = languages.filter(({ value }) => values.languages.includes(value)).map(({ label }) => label);
  return (
    <ValidatedForm schema={fetchSchema} values={values} answer={answer} submit={submit}>
      <VersionField value={version} />
      <TextField name="paperName" label={t('academy.editions.delegate.paperName')} hint={t('academy.editions.delegate.paperNameHint')} autoComplete="off" />
      <Details variant="box" summary={chosen.length > 0 ? t('academy.editions.delegate.languagesChosen', { languages: format.list(chosen) }) : t('academy.editions.delegate.languages')} open={chosen.length === 0 || answer !== undefined}>
        <CheckboxesField name="languages" className="many-choices" label={t('academy.editions.delegate.languages')} choices={languages} />
      </Details>
      <RadioField name="firstTime" variant="inline" label={t('academy.editions.delegate.firstTime')} choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`academy.editions.delegate.${value}`) }))} />
      <TextField name="gender" optional label={t('academy.editions.delegate.gender')} hint={t('academy.editions.delegate.genderHint')} autoComplete="off" />
      <TextAreaField name="access" optional label={t('academy.editions.delegate.access')} hint={t('academy.editions.delegate.accessHint')} max={NEED_TEXT} rows={3} />
      <TextAreaField name="diet" optional label={t('academy.editions.delegate.diet')} max={NEED_TEXT} rows={2} />
      <TextAreaField name="notPublic" optional label={t('academy.editions.delegate.notPublic')} hint={t('academy.editions.delegate.notPublicHint')} max={NEED_TEXT} rows={3} />
    </ValidatedForm>
  );
}
