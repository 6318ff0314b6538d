import { useTranslation } from '#app/i18n/page-words.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { Section } from '#app/ui/section.tsx';
import { MOST_PRIORITIES } from '../life-cycle.ts';
import { WEIGHTS } from '../priorities.ts';

/** Dozens of choices: side by side where there is room, each control at the foot of its row. */
const GRID = 'grid gap-x-8 gap-y-6 sm:grid-cols-2 sm:items-end lg:grid-cols-3';

interface PriorityFormProps {
  priorities: readonly { id: string; title: string; level: number; committed: boolean }[];
  components: readonly { key: string; name: string; weight: number }[];
  answer: FormAnswer | undefined;
}

/** First how much each component matters now, which orders the list; then the organisation's own order, of five at most. */
export function PriorityForm({ priorities, components, answer }: PriorityFormProps) {
  const { t } = useTranslation();
  const committed = priorities.filter((one) => one.committed);
  const places = Array.from({ length: MOST_PRIORITIES }, (_, i) => ({ value: String(i + 1), label: t('assessment.priorities.place', { place: i + 1 }) }));
  return (
    <>
      <Section title={t('assessment.priorities.weights')} lead={t('assessment.priorities.weightsLead')}>
        <ValidatedForm form="weights" answer={answer} values={Object.fromEntries(components.map(({ key, weight }) => [`weight.${key}`, String(weight)]))} submit={t('assessment.priorities.saveWeights')}>
          <input type="hidden" name="part" value="weights" />
          <div className={GRID}>
            {components.map(({ key, name }) => (
              <SelectField key={key} name={`weight.${key}`} label={name} choices={WEIGHTS.map((weight) => ({ value: String(weight), label: t(`assessment.priorities.weightNames.${weight}`) }))} />
            ))}
          </div>
        </ValidatedForm>
      </Section>
      <Section title={t('assessment.priorities.order')} lead={t('assessment.priorities.orderLead')}>
        <ValidatedForm form="places" answer={answer} values={Object.fromEntries(committed.map(({ id }, i) => [`place.${id}`, String(i + 1)]))} submit={t('assessment.priorities.commit')}>
          <input type="hidden" name="part" value="places" />
          <div className={GRID}>
            {priorities.map(({ id, title, level }) => (
              <SelectField key={id} name={`place.${id}`} label={title} hint={t('assessment.priorities.level', { level })} empty={t('assessment.priorities.notChosen')} choices={places} />
            ))}
          </div>
        </ValidatedForm>
      </Section>
    </>
  );
}
