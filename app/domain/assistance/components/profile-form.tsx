import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Details } from '#app/ui/details.tsx';
import { CheckboxesField, CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Section } from '#app/ui/section.tsx';
import { FORMS } from '../choices.ts';

interface Choice {
  value: string;
  label: string;
}

interface ProfileFormProps {
  values: Readonly<Record<string, unknown>>;
  version: number;
  /** For how many hours a week their calendar can be booked, where that is bounded. */
  bookedHours: number | null;
  /** Keys of the plan's topics, and of the components: only the server names them. */
  topics: { plan: readonly string[]; components: readonly string[] };
  languageRows: number;
  places: { countries: readonly Choice[]; languages: readonly Choice[]; regions: readonly Choice[] };
  answer: FormAnswer | undefined;
}

const LEVELS = ['1', '2', '3'] as const;

/** What a peer provider can give, in which languages, and where. */
export function ProfileForm({ values, version, bookedHours, topics, languageRows, places, answer }: ProfileFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const topicLevels = LEVELS.map((value) => ({ value, label: t(`assistance.providers.topicLevels.${value}`) }));
  const languageLevels = LEVELS.map((value) => ({ value, label: t(`assistance.providers.languageLevels.${value}`) }));
  const topicFields = (keys: readonly string[]) => (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 sm:items-end">
      {keys.map((topic) => (
        <SelectField key={topic} name={`topic.${topic}`} label={t(`assistance.topics.${topic}`)} empty={t('assistance.providers.topicLevels.none')} choices={topicLevels} />
      ))}
    </div>
  );
  const chosen = (answer?.values?.countries ?? values.countries ?? []) as readonly string[];
  const named = places.countries.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return (
    <ValidatedForm values={values} answer={answer} submit={t('assistance.providers.keep')}>
      <VersionField value={version} />
      <CheckboxField name="open" label={t('assistance.providers.open')} hint={t('assistance.providers.openHint')} />
      <CheckboxField name="openToNetworks" label={t('assistance.providers.openToNetworks')} hint={t('assistance.providers.openToNetworksHint')} />
      <Section title={t('assistance.providers.planTopics')} lead={t('assistance.providers.topicsLead')}>
        {topicFields(topics.plan)}
      </Section>
      <Section title={t('assistance.providers.components')}>{topicFields(topics.components)}</Section>
      <Section title={t('assistance.providers.languages')} lead={t('assistance.providers.languagesLead')}>
        <div className="flex flex-col gap-4">
          {Array.from({ length: languageRows }, (_, row) => (
            <div key={row} className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
              <SelectField name={`language-${row}`} label={t('assistance.providers.language', { row: row + 1 })} empty={t('assistance.providers.noLanguage')} choices={places.languages} optional={row > 0} />
              <SelectField name={`languageLevel-${row}`} label={t('assistance.providers.languageLevel', { row: row + 1 })} empty={t('assistance.providers.chooseLevel')} choices={languageLevels} optional={row > 0} />
            </div>
          ))}
        </div>
      </Section>
      <Section title={t('assistance.providers.how')}>
        <div className="flex flex-col gap-6">
          <CheckboxesField name="forms" label={t('assistance.providers.forms')} choices={FORMS.map((value) => ({ value, label: t(`assistance.forms.${value}`) }))} />
          <NumberField name="weeklyHours" label={t('assistance.providers.weeklyHours')} hint={<>{t('assistance.providers.weeklyHoursHint')} {bookedHours === null ? t('assistance.providers.unbounded') : t('assistance.providers.bounded', { hours: bookedHours })} <a className="link" href="/availability">{t('assistance.providers.ownHours')}</a></>} maxLength={2} />
          <CheckboxesField name="regions" label={t('assistance.providers.regions')} hint={t('assistance.providers.placesHint')} optional choices={places.regions} />
          <Details summary={named.length > 0 ? t('assistance.providers.countriesChosen', { names: format.list(named) }) : t('assistance.providers.countriesOpen')} open={answer?.errors?.countries !== undefined}>
            <CheckboxesField name="countries" label={t('assistance.providers.countries')} optional choices={places.countries} variant="many" />
          </Details>
        </div>
      </Section>
      <Section title={t('assistance.providers.sealed')} lead={t('assistance.providers.sealedLead')}>
        <div className="flex flex-col gap-6">
          <TextAreaField name="exclusions" label={t('assistance.providers.exclusions')} hint={t('assistance.providers.exclusionsHint')} optional max={2000} />
          <TextAreaField name="about" label={t('assistance.providers.about')} hint={t('assistance.providers.aboutHint')} optional max={2000} />
        </div>
      </Section>
    </ValidatedForm>
  );
}
