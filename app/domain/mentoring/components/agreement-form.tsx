import { useTranslation } from '#app/i18n/page-words.tsx';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import { SavedForm, type NewerFields } from '#app/ui/saving/saved-form.tsx';
import { AGREEMENT_LIMIT, AGREEMENT_TEXTS } from '../agreement-texts.ts';

interface AgreementFormProps {
  id: string;
  fields: PlainFields;
  edit: number;
  savedAt: string | null;
  answer: (FormAnswer & { newer?: NewerFields }) | undefined;
}

/** What the two agree, which both write on; it begins with the template. */
export function AgreementForm({ id, fields, edit, savedAt, answer }: AgreementFormProps) {
  const { t } = useTranslation();
  const names = [...AGREEMENT_TEXTS, 'rhythmWeeks', 'months'] as const;
  return (
    <SavedForm
      saveUrl={`/pairings/${id}/agreement/saving`}
      versionName="edit"
      version={edit}
      savedAt={savedAt}
      values={fields}
      answer={answer}
      tell={(written) => names.map((name) => ({ name, label: t(`mentoring.agreement.${name}`), text: String(written[name] ?? '') }))}
      closed="mentoring.refusals.noDraft"
      submit={t('mentoring.agreement.save')}
    >
      {AGREEMENT_TEXTS.map((name) => (
        <TextAreaField key={name} name={name} label={t(`mentoring.agreement.${name}`)} hint={t(`mentoring.agreement.hints.${name}`)} max={AGREEMENT_LIMIT} rows={7} autoComplete="off" />
      ))}
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <NumberField name="rhythmWeeks" label={t('mentoring.agreement.rhythmWeeks')} hint={t('mentoring.agreement.hints.rhythmWeeks')} />
        <NumberField name="months" label={t('mentoring.agreement.months')} hint={t('mentoring.agreement.hints.months')} />
      </div>
    </SavedForm>
  );
}
