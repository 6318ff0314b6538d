import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { DateField } from '#app/ui/forms/text-field.tsx';
import { MODES } from '../life-cycle.ts';

const fetchSchema = () => import('../model.ts').then(({ startSchema }) => startSchema);

interface StartFormProps {
  components: readonly { id: string; name: string; criteria: number }[];
  people: readonly { id: string; pseudonym: string }[];
  more: boolean;
  me: string;
  answer: FormAnswer | undefined;
}

export function StartForm({ components, people, more, me, answer }: StartFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} values={{ mode: 'each_first', components: components.map(({ id }) => id), participants: [me] }} submit={t('assessment.start.submit')}>
      <RadioField name="mode" label={t('assessment.start.mode')} choices={MODES.map((mode) => ({ value: mode, label: t(`assessment.modes.${mode}`), hint: t(`assessment.start.modeHints.${mode}`) }))} />
      <CheckboxesField name="components" label={t('assessment.start.components')} hint={t('assessment.start.componentsHint')} choices={components.map(({ id, name, criteria }) => ({ value: id, label: `${name} (${criteria})` }))} />
      <DateField name="dueOn" optional label={t('assessment.start.dueOn')} hint={t('assessment.start.dueOnHint')} />
      <CheckboxesField name="participants" label={t('assessment.start.participants')} hint={t(more ? 'assessment.start.participantsCut' : 'assessment.start.participantsHint', { most: people.length })} choices={people.map(({ id, pseudonym }) => ({ value: id, label: pseudonym }))} />
    </ValidatedForm>
  );
}
