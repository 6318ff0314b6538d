import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField, type Choice } from '#app/ui/forms/choice-fields.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import { GroupedCheckboxesField } from '#app/ui/forms/grouped-checkboxes.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import { SavedForm, type NewerFields } from '#app/ui/saving/saved-form.tsx';
import { AUDIENCES } from '#app/domain/academy/vocabulary.ts';

/** What a module can serve, by its names. */
export interface TaughtChoices {
  components: (Choice & { criteria: Choice[] })[];
  competencies: Choice[];
}

interface FactsFormProps {
  /** Of the draft. */
  id: string;
  /** Those that what it was adapted from allows. */
  licences: readonly string[];
  choices: TaughtChoices;
  modules: readonly Choice[];
  values: PlainFields;
  edit: number;
  answer: (FormAnswer & { newer?: NewerFields }) | undefined;
}

/** All that is the same in every language, saved as it is chosen. */
export function FactsForm({ id, choices: { components, competencies }, modules, licences, values, edit, answer }: FactsFormProps) {
  const { t } = useTranslation();
  const audiences = AUDIENCES.map((value) => ({ value, label: t(`academy.audiences.${value}`) }));
  const labels = { available: t('academy.authoring.facts.available'), licence: t('academy.module.licence'), audience: t('academy.library.audience'), components: t('academy.module.serves'), criteria: t('academy.module.criteria'), competencies: t('academy.module.competencies'), prerequisites: t('academy.module.before') };
  const names = new Map([...audiences, ...components, ...components.flatMap(({ criteria }) => criteria), ...competencies, ...modules].map(({ value, label }) => [value, label]));
  const tell = (chosen: PlainFields) => Object.entries(labels).map(([name, label]) => ({ name, label, text: [chosen[name] ?? []].flat().map((one) => names.get(one) ?? one).join(' · ') }));
  return (
    <SavedForm saveUrl={`/drafts/${id}/facts/saving`} versionName="edit" version={edit} savedAt={null} values={values} answer={answer} tell={tell} closed="academy.authoring.refusals.noDraft" submit={t('academy.authoring.save')}>
      <NumberField name="available" label={labels.available} hint={t('academy.authoring.facts.availableHint')} />
      <SelectField name="licence" label={labels.licence} choices={licences.map((value) => ({ value, label: value }))} />
      <CheckboxesField name="audience" label={labels.audience} variant="many" choices={audiences} />
      <CheckboxesField name="components" label={labels.components} variant="columns" choices={components} />
      <GroupedCheckboxesField name="criteria" label={labels.criteria} groups={components.map(({ label, criteria }) => ({ label, choices: criteria, folded: true }))} />
      <CheckboxesField name="competencies" label={labels.competencies} variant="columns" choices={competencies} />
      <CheckboxesField name="prerequisites" label={labels.prerequisites} hint={t('academy.authoring.facts.beforeHint')} variant="columns" choices={modules} />
    </SavedForm>
  );
}
