import { useTranslation } from '#app/i18n/page-words.tsx';
import { Details } from '#app/ui/details.tsx';
import { CheckboxesField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import type { PlaceChoices } from '../place-choices.server.ts';

const fetchSchema = () => import('../model.ts').then(({ organisationSchema }) => organisationSchema);

interface Values {
  name?: string;
  acronym?: string;
  kind?: string;
  country?: string;
  languages?: readonly string[];
}

export function OrganisationForm({ places, values = {}, answer }: { places: PlaceChoices; values?: Values; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} values={{ ...values }} answer={answer} submit={t('network.form.submit')}>
      <TextField name="name" label={t('network.list.name')} autoComplete="off" />
      <TextField name="acronym" optional label={t('network.form.acronym')} autoComplete="off" />
      <RadioField
        name="kind"
        label={t('network.list.kind')}
        choices={[
          { value: 'national', label: t('network.kinds.national'), hint: t('network.form.nationalHint') },
          { value: 'local', label: t('network.kinds.local'), hint: t('network.form.localHint') },
        ]}
      />
      <SelectField name="country" label={t('network.list.country')} empty={t('network.form.chooseCountry')} choices={places.countries} />
      <Details variant="box" summary={t('network.form.languagesOpen')} open={(values.languages?.length ?? 0) > 0 || answer !== undefined}>
        <CheckboxesField name="languages" className="many-choices" label={t('network.list.languages')} hint={t('network.form.languagesHint')} choices={places.languages} />
      </Details>
    </ValidatedForm>
  );
}
