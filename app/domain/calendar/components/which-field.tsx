import { useTranslation } from '#app/i18n/page-words.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import type { WhichOfTwo } from '../local-time.ts';

/** Which of two equal hours is meant, as the clocks go back. Its words are those of `calendar.which`. */
export function WhichField({ name = 'which', value }: { name?: string; value?: WhichOfTwo }) {
  const { t } = useTranslation();
  return <SelectField name={name} label={t('calendar.which.label')} {...(value === undefined ? {} : { value })} empty={t('calendar.which.choose')} choices={(['first', 'second'] as const).map((one) => ({ value: one, label: t(`calendar.which.${one}`) }))} />;
}

/** Whether it is asked which is meant: once it has turned out that the clocks show the hour twice, or where it was said. */
export function asksWhich(answer: FormAnswer | undefined, which = ''): boolean {
  return which !== '' || (answer !== undefined && ('which' in answer.errors || Boolean(answer.values.which)));
}
