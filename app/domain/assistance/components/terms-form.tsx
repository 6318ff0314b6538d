import { useTranslation } from '#app/i18n/page-words.tsx';
import { DateField, NumberField } from '#app/ui/forms/text-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import { SavedForm, type NewerFields } from '#app/ui/saving/saved-form.tsx';
import { TEXT_LIMIT } from '../choices.ts';

interface TermsFormProps {
  engagementId: string;
  fields: PlainFields;
  edit: number;
  savedAt: string;
  answer: (FormAnswer & { newer?: NewerFields }) | undefined;
}

/** The draft of the terms, which both sides write on. */
export function TermsForm({ engagementId, fields, edit, savedAt, answer }: TermsFormProps) {
  const { t } = useTranslation();
  const text = (name: 'objectives' | 'outputs' | 'method') => ({ name, label: t(`assistance.terms.${name}`), hint: t(`assistance.terms.${name}Hint`), max: TEXT_LIMIT, autoComplete: 'off' });
  const labels = { objectives: t('assistance.terms.objectives'), outputs: t('assistance.terms.outputs'), method: t('assistance.terms.method'), halfDays: t('assistance.terms.days'), startsOn: t('assistance.terms.startsOn'), endsOn: t('assistance.terms.endsOn') };
  return (
    <SavedForm
      saveUrl={`/engagements/${engagementId}/terms/saving`}
      versionName="edit"
      version={edit}
      savedAt={savedAt}
      values={fields}
      answer={answer}
      tell={(written) => Object.entries(labels).map(([name, label]) => ({ name, label, text: String(written[name] ?? '') }))}
      closed="assistance.refusals.noDraft"
      submit={t('assistance.terms.save')}
    >
      <TextAreaField {...text('objectives')} />
      <TextAreaField {...text('outputs')} />
      <TextAreaField {...text('method')} />
      <NumberField name="halfDays" decimal label={t('assistance.terms.days')} hint={t('assistance.terms.daysHint')} />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateField name="startsOn" label={t('assistance.terms.startsOn')} />
        <DateField name="endsOn" label={t('assistance.terms.endsOn')} />
      </div>
    </SavedForm>
  );
}
