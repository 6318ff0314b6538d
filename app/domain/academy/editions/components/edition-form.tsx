import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { tellZone } from '#app/domain/calendar/components/day-words.ts';
import { Details } from '#app/ui/details.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { DateField, NumberField, TextField } from '#app/ui/forms/text-field.tsx';

const fetchSchema = () => import('../edition-forms.ts').then(({ editionSchema }) => editionSchema);

interface Choice {
  value: string;
  label: string;
}

export interface EditionChoices {
  curricula: readonly Choice[];
  languages: readonly Choice[];
  currencies: readonly Choice[];
  zones: readonly string[];
}

interface EditionFormProps {
  choices: EditionChoices;
  values: Readonly<Record<string, unknown>>;
  version: number;
  answer: FormAnswer | undefined;
}

/** An edition as a coordinator sets it up, and as it is changed. */
export function EditionForm({ choices, values, version, answer }: EditionFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = choices.languages.filter(({ value }) => Array.isArray(values.languages) && values.languages.includes(value)).map(({ label }) => label);
  return (
    <ValidatedForm schema={fetchSchema} values={values} answer={answer} submit={t('academy.editions.form.submit')}>
      <VersionField value={version} />
      <TextField name="name" label={t('academy.editions.form.name')} hint={t('academy.editions.form.nameHint')} autoComplete="off" />
      <SelectField name="curriculum" label={t('academy.editions.form.curriculum')} hint={t('academy.editions.form.curriculumHint')} empty={t('academy.editions.form.choose')} choices={choices.curricula} />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateField name="startsOn" label={t('academy.editions.form.startsOn')} />
        <DateField name="endsOn" label={t('academy.editions.form.endsOn')} />
      </div>
      <SelectField name="zone" label={t('academy.editions.form.zone')} choices={choices.zones.map((value) => ({ value, label: tellZone(value) }))} />
      <Details variant="box" summary={chosen.length > 0 ? t('academy.editions.form.languagesChosen', { languages: format.list(chosen) }) : t('academy.editions.form.languagesOpen')} open={chosen.length === 0 || answer !== undefined}>
        <CheckboxesField name="languages" className="many-choices" label={t('academy.editions.form.languages')} hint={t('academy.editions.form.languagesHint')} choices={choices.languages} />
      </Details>
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <NumberField name="teams" label={t('academy.editions.form.teams')} hint={t('academy.editions.form.teamsHint')} />
        <NumberField name="placesPerTeam" label={t('academy.editions.form.placesPerTeam')} hint={t('academy.editions.form.placesPerTeamHint')} />
      </div>
      <SelectField name="currency" label={t('academy.editions.form.currency')} hint={t('academy.editions.form.currencyHint')} choices={choices.currencies} />
      <TextField name="programme" optional label={t('academy.editions.form.programme')} hint={t('academy.editions.form.programmeHint')} autoComplete="off" />
    </ValidatedForm>
  );
}
