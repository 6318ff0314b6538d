import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { REGIONS } from '../places.ts';
import type { PlaceChoices } from '../place-choices.server.ts';

const fetchSchema = () => import('../model.ts').then(({ networkSchema }) => networkSchema);

interface Values {
  name?: string;
  acronym?: string;
  regionId?: string;
  languages?: readonly string[];
}

export function NetworkForm({ places, values = {}, answer }: { places: PlaceChoices; values?: Values; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} values={{ ...values }} answer={answer} submit={t('network.form.submit')}>
      <TextField name="name" label={t('network.list.name')} autoComplete="off" />
      <TextField name="acronym" optional label={t('network.form.acronym')} autoComplete="off" />
      <SelectField name="regionId" label={t('network.organisation.region')} hint={t('network.form.regionHint')} choices={REGIONS.map((region) => ({ value: region, label: t(`network.regions.${region}`) }))} />
      <CheckboxesField name="languages" className="many-choices" label={t('network.list.languages')} hint={t('network.form.languagesHint')} choices={places.languages} />
    </ValidatedForm>
  );
}
