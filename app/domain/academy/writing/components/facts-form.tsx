import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField, type Choice } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { GroupedCheckboxesField } from '#app/ui/forms/grouped-checkboxes.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import { AUDIENCES } from '#app/domain/academy/vocabulary.ts';

/** What a module can serve, by its names. */
export interface TaughtChoices {
  components: (Choice & { criteria: Choice[] })[];
  competencies: Choice[];
}

interface FactsFormProps {
  /** Those that what it was adapted from allows. */
  licences: readonly string[];
  choices: TaughtChoices;
  modules: readonly Choice[];
  values: Readonly<Record<string, string | readonly string[]>>;
  edit: number;
  /** That of somebody else's facts, where they are shown beside these. */
  newerEdit: number | undefined;
  answer: FormAnswer | undefined;
}

/** All that is the same in every language. */
export function FactsForm({ choices: { components, competencies }, modules, licences, values, edit, newerEdit, answer }: FactsFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={values} submit={t('academy.authoring.save')}>
      <VersionField name="edit" value={edit} newer={newerEdit} />
      <NumberField name="available" label={t('academy.authoring.facts.available')} hint={t('academy.authoring.facts.availableHint')} />
      <SelectField name="licence" label={t('academy.module.licence')} choices={licences.map((value) => ({ value, label: value }))} />
      <CheckboxesField name="audience" label={t('academy.library.audience')} variant="many" choices={AUDIENCES.map((value) => ({ value, label: t(`academy.audiences.${value}`) }))} />
      <CheckboxesField name="components" label={t('academy.module.serves')} variant="columns" choices={components} />
      <GroupedCheckboxesField name="criteria" label={t('academy.module.criteria')} groups={components.map(({ label, criteria }) => ({ label, choices: criteria, folded: true }))} />
      <CheckboxesField name="competencies" label={t('academy.module.competencies')} variant="columns" choices={competencies} />
      <CheckboxesField name="prerequisites" label={t('academy.module.before')} hint={t('academy.authoring.facts.beforeHint')} variant="columns" choices={modules} />
    </ValidatedForm>
  );
}
