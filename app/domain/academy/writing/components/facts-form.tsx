import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField, type Choice } from '#app/ui/forms/choice-fields.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import { GroupedCheckboxesField } from '#app/ui/forms/grouped-checkboxes.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import { SavedForm, type NewerFields } from '#app/ui/saving/saved-form.tsx';
import { AUDIENCES } from '#app/domain/academy/vocabulary.ts';
import type { FactsEntry } from '../draft-forms.ts';

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
  // Each with what can be chosen: a module and a competency can have one name.
  const fields: Record<keyof Omit<FactsEntry, 'edit'>, { label: string; choices?: readonly Choice[] }> = {
    available: { label: t('academy.authoring.facts.available') },
    licence: { label: t('academy.module.licence') },
    audience: { label: t('academy.library.audience'), choices: audiences },
    components: { label: t('academy.module.serves'), choices: components },
    criteria: { label: t('academy.module.criteria'), choices: components.flatMap(({ criteria }) => criteria) },
    competencies: { label: t('academy.module.competencies'), choices: competencies },
    prerequisites: { label: t('academy.module.before'), choices: modules },
  };
  const tell = (chosen: PlainFields) =>
    Object.entries(fields).map(([name, { label, choices }]) => {
      const values = [chosen[name] ?? []].flat();
      const known = (choices ?? []).filter(({ value }) => values.includes(value));
      // What came to be chosen since the page was opened has no name here, and is told all the same.
      const others = values.filter((one) => !known.some(({ value }) => value === one));
      return { name, label, text: [...known.map((one) => one.label), ...others].join(' · ') };
    });
  return (
    <SavedForm saveUrl={`/drafts/${id}/facts/saving`} versionName="edit" version={edit} savedAt={null} values={values} answer={answer} tell={tell} closed="academy.authoring.refusals.noDraft" submit={t('academy.authoring.save')}>
      <NumberField name="available" label={fields.available.label} hint={t('academy.authoring.facts.availableHint')} />
      <SelectField name="licence" label={fields.licence.label} choices={licences.map((value) => ({ value, label: value }))} />
      <CheckboxesField name="audience" label={fields.audience.label} variant="many" choices={audiences} />
      <CheckboxesField name="components" label={fields.components.label} variant="columns" choices={components} />
      <GroupedCheckboxesField name="criteria" label={fields.criteria.label} groups={components.map(({ label, criteria }) => ({ label, choices: criteria, folded: true }))} />
      <CheckboxesField name="competencies" label={fields.competencies.label} variant="columns" choices={competencies} />
      <CheckboxesField name="prerequisites" label={fields.prerequisites.label} hint={t('academy.authoring.facts.beforeHint')} variant="columns" choices={modules} />
    </SavedForm>
  );
}
