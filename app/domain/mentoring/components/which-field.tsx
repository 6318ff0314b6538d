import { useTranslation } from '#app/i18n/page-words.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';

/** Which of two equal hours is meant: asked once it has turned out that the clocks show the hour twice. */
export function WhichField({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  if (!answer || !('which' in answer.errors || answer.values.which)) return null;
  return <SelectField name="which" label={t('mentoring.plan.which')} empty={t('mentoring.plan.whichChoose')} choices={[{ value: 'first', label: t('mentoring.plan.whichFirst') }, { value: 'second', label: t('mentoring.plan.whichSecond') }]} />;
}
