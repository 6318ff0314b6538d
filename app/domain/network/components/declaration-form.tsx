import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';

const fetchSchema = () => import('../declaration.ts').then(({ declarationSchema }) => declarationSchema);

export function DeclarationForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const ask = (criterion: 'decisionBody' | 'spokespersons' | 'staff') => (
    <>
      <TextField name={`${criterion}Share`} label={t(`network.ledBy.${criterion}.share`)} hint={t(`network.ledBy.${criterion}.hint`)} inputMode="numeric" autoComplete="off" />
      {criterion === 'staff' ? <CheckboxField name="staffSameContracts" label={t('network.ledBy.staff.sameContracts')} /> : null}
      <TextAreaField name={`${criterion}Answer`} optional label={t(`network.ledBy.${criterion}.answer`)} hint={t('network.ledBy.answerHint')} />
    </>
  );
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} values={{ staffSameContracts: answer?.values.staffSameContracts === 'on' }} submit={t('network.ledBy.submit')}>
      {ask('decisionBody')}
      {ask('spokespersons')}
      {ask('staff')}
    </ValidatedForm>
  );
}
