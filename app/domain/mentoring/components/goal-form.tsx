import { useTranslation } from '#app/i18n/page-words.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { GOAL_TEXT } from '../goal-form.ts';
import type { ToldCompetency } from '../framework.server.ts';

interface GoalFormProps {
  competency: ToldCompetency;
  version: number;
  values: Readonly<Record<string, string>>;
  answer: FormAnswer | undefined;
}

/** The choices of four levels, each with what one sees at it. */
export function levelChoices({ levels }: Pick<ToldCompetency, 'levels'>) {
  return levels.map(({ level, name, description }) => ({ value: String(level), label: `${level} · ${name}`, hint: description }));
}

/** From which level to which one wants to grow in a competency, and why. */
export function GoalForm({ competency, version, values, answer }: GoalFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={values} submit={t('mentoring.goals.keep')}>
      <HiddenField name="competency" value={competency.id} />
      <VersionField value={version} />
      <RadioField name="startLevel" label={t('mentoring.goals.startLevel')} hint={t('mentoring.goals.startHint')} choices={levelChoices(competency)} />
      <RadioField name="wantedLevel" label={t('mentoring.goals.wantedLevel')} variant="inline" choices={competency.levels.map(({ level, name }) => ({ value: String(level), label: `${level} · ${name}` }))} />
      <TextAreaField name="why" label={t('mentoring.goals.why')} hint={t('mentoring.goals.whyHint')} max={GOAL_TEXT} optional />
      <TextAreaField name="evidence" label={t('mentoring.goals.evidence')} hint={t('mentoring.goals.evidenceHint', { examples: competency.evidence.join(' · ') })} max={GOAL_TEXT} optional />
    </ValidatedForm>
  );
}
