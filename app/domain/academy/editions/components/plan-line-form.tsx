import { useTranslation } from '#app/i18n/page-words.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import { SavedForm, type NewerFields } from '#app/ui/saving/saved-form.tsx';
import { PLAN_TEXT, SUPPORTS } from '../action-plan-bounds.ts';

interface PlanLineFormProps {
  id: string;
  edit: number;
  editedAt: string;
  values: PlainFields;
  answer: (FormAnswer & { newer?: NewerFields }) | undefined;
}

/** A line of a plan, saved as one types. Two of a team who write at once see both, and lose nothing. */
export function PlanLineForm({ id, edit, editedAt, values, answer }: PlanLineFormProps) {
  const { t } = useTranslation();
  const labels = { problem: t('academy.goingHome.line.problem'), activity: t('academy.goingHome.line.activity'), who: t('academy.goingHome.line.who'), byWhen: t('academy.goingHome.line.byWhen'), support: t('academy.goingHome.line.support'), wanted: t('academy.goingHome.line.wanted') };
  const supportOf = (given: unknown) => SUPPORTS.find((one) => one === given) ?? 'none';
  return (
    <SavedForm
      saveUrl={`/plan-lines/${id}/saving`}
      versionName="edit"
      version={edit}
      savedAt={editedAt}
      values={values}
      answer={answer}
      tell={(written) => Object.entries(labels).map(([name, label]) => ({ name, label, text: name === 'support' ? t(`academy.goingHome.supports.${supportOf(written[name])}`) : String(written[name] ?? '') }))}
      closed="academy.goingHome.refusals.fixed"
      submit={t('academy.goingHome.line.keep')}
    >
      <TextAreaField name="problem" label={labels.problem} hint={t('academy.goingHome.line.problemHint')} rows={3} max={PLAN_TEXT} />
      <TextAreaField name="activity" label={labels.activity} hint={t('academy.goingHome.line.activityHint')} rows={3} max={PLAN_TEXT} />
      <TextAreaField name="who" label={labels.who} hint={t('academy.goingHome.line.whoHint')} rows={2} max={500} />
      <TextField name="byWhen" label={labels.byWhen} hint={t('academy.goingHome.line.byWhenHint')} autoComplete="off" />
      <RadioField name="support" label={labels.support} choices={SUPPORTS.map((value) => ({ value, label: t(`academy.goingHome.supports.${value}`) }))} />
      <TextAreaField name="wanted" optional label={labels.wanted} hint={t('academy.goingHome.line.wantedHint')} rows={3} max={PLAN_TEXT} />
    </SavedForm>
  );
}
