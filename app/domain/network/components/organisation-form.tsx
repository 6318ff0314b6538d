import { useTranslation } from '#app/i18n/page-words.tsx';
import { Details } from '#app/ui/details.tsx';
import { CheckboxesField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import type { PlaceChoices } from '../place-choices.server.ts';

const fetchSchema = () => import('../model.ts').then(({ organisationSchema }) => organisationSchema);

const fetchNewSchema = () => import('../model.ts').then(({ newOrganisationSchema }) => newOrganisationSchema);

interface Values {
  name?: string;
  acronym?: string;
  kind?: string;
  country?: string;
  languages?: readonly string[];
}

interface OrganisationFormProps {
  places: PlaceChoices;
  /** The networks to choose from, where one that is entered could stand in several. */
  networks?: readonly { id: string; name: string }[];
  values?: Values;
  answer: FormAnswer | undefined;
}

export function OrganisationForm({ places, networks = [], values = {}, answer }: OrganisationFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={networks.length > 0 ? fetchNewSchema : fetchSchema} values={{ ...values }} answer={answer} submit={t('network.form.submit')}>
      {networks.length > 0 ? <SelectField name="networkId" label={t('network.list.network')} empty={t('network.form.chooseNetwork')} choices={networks.map(({ id, name }) => ({ value: id, label: name }))} /> : null}
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
