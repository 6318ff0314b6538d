import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Button, MoveButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { FormActions } from '#app/ui/forms/submit-button.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { DateField } from '#app/ui/forms/text-field.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { GOAL_TEXT } from '../goal-form.ts';

interface Step {
  id: string;
  text: string;
  evidence: string;
  dueOn: string | null;
  doneAt: string | null;
}

/** The steps of a goal; its mentee says which are done. */
export function StepList({ steps, mayChange }: { steps: readonly Step[]; mayChange: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (steps.length === 0) return <Empty title={t('mentoring.goals.noSteps')}>{t('mentoring.goals.noStepsHint')}</Empty>;
  return (
    <ol className="flex flex-col gap-3">
      {steps.map(({ id, text, evidence, dueOn, doneAt }) => (
        <li key={id} className="card flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="max-w-measure min-w-0 flex-1 basis-64">
            <p className="typed font-semibold">{text}</p>
            <p className={doneAt ? 'text-sm text-good' : 'text-sm text-muted'}>{doneAt ? t('mentoring.goals.doneOn', { date: format.date(doneAt) }) : dueOn ? t('mentoring.goals.dueOn', { date: format.date(dueOn) }) : t('mentoring.goals.noDate')}</p>
            {evidence ? <p className="typed mt-1 text-sm">{evidence}</p> : null}
          </div>
          {mayChange ? (
            <div className="flex flex-wrap items-center gap-3 print:hidden">
              <MoveButton look={doneAt ? 'quiet' : 'secondary'} action={`/goal-steps/${id}/completion`} fields={{ done: doneAt ? 'no' : 'yes' }} about={text.slice(0, 60)}>
                {doneAt ? t('mentoring.goals.notDone') : t('mentoring.goals.done')}
              </MoveButton>
              <TextLink to={`/goal-steps/${id}`}>
                {t('mentoring.goals.changeStep')}
                <span className="sr-only"> {text.slice(0, 60)}</span>
              </TextLink>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

interface StepFormProps {
  values: Readonly<Record<string, string | boolean>>;
  answer: FormAnswer | undefined;
  submit: string;
}

export function StepForm({ values, answer, submit }: StepFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={values}>
      <TextAreaField name="text" label={t('mentoring.goals.stepText')} hint={t('mentoring.goals.stepHint')} rows={3} max={500} />
      <DateField name="dueOn" label={t('mentoring.goals.stepDue')} optional />
      <TextAreaField name="evidence" label={t('mentoring.goals.stepEvidence')} hint={t('mentoring.goals.stepEvidenceHint')} rows={4} max={GOAL_TEXT} optional />
      <CheckboxField name="done" label={t('mentoring.goals.stepDone')} />
      <FormActions>
        <Button type="submit">{submit}</Button>
      </FormActions>
    </ValidatedForm>
  );
}

interface Change {
  id: string;
  kind: string;
  at: string;
  before: Readonly<Record<string, string | number | null>> | null;
}

/** What a goal and its steps were before, in all that was kept of it. */
export function GoalHistory({ changes, names }: { changes: readonly Change[]; names: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className="flex flex-col gap-2">
      {changes.map(({ id, kind, at, before }) => (
        <li key={id} className="border-s-4 border-line ps-4">
          <p>
            <span className="font-semibold">{t(`mentoring.goals.changes.${kind}`)}</span> <span className="text-muted">{format.date(at)}</span>
          </p>
          {before?.text ? <p className="typed text-sm text-muted">{before.text}</p> : null}
          {before?.dueOn ? <p className="text-sm text-muted">{t('mentoring.goals.dueOn', { date: format.date(String(before.dueOn)) })}</p> : null}
          {before?.competency ? <p className="text-sm text-muted">{names[before.competency]}</p> : null}
          {before?.startLevel ? <p className="text-sm text-muted">{t('mentoring.goals.wasLevels', { start: before.startLevel, wanted: before.wantedLevel })}</p> : null}
          {before?.why ? <p className="typed text-sm text-muted">{before.why}</p> : null}
          {before?.evidence ? <p className="typed text-sm text-muted">{before.evidence}</p> : null}
        </li>
      ))}
    </ol>
  );
}
