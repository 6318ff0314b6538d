import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/i18n/format.ts';
import { CheckboxesField, SelectField, TextField } from '#app/ui/forms/fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { REGIONS } from '../places.ts';
import { LANGUAGES } from '../places.ts';

const fetchSchema = () => import('../model.ts').then(({ networkSchema }) => networkSchema);

export function NetworkForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} submit={t('network.form.submit')}>
      <TextField name="name" label={t('network.list.name')} autoComplete="off" />
      <TextField name="acronym" optional label={t('network.form.acronym')} autoComplete="off" />
      <SelectField name="regionId" label={t('network.organisation.region')} choices={REGIONS.map((region) => ({ value: region, label: t(`network.regions.${region}`) }))} />
      <CheckboxesField name="languages" label={t('network.list.languages')} hint={t('network.form.languagesHint')} choices={LANGUAGES.map((value) => ({ value, label: format.language(value) })).sort((a, b) => a.label.localeCompare(b.label))} />
    </ValidatedForm>
  );
}
