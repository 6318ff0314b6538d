import { useCallback, useRef, type FormEvent } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { AnswerFields, type AnswerFieldsProps } from './answer-fields.tsx';

interface AnswerFormProps {
  saveUrl: string;
  choices: AnswerFieldsProps['choices'];
  criteria: readonly (Omit<AnswerFieldsProps, 'choices' | 'saveUrl' | 'errors' | 'joinSettling'> & { criterion: { id: string } })[];
  errors: AnswerFieldsProps['errors'];
  /** How many met a newer answer, and were not saved; the others were. */
  conflicts: number;
  /** Where the button leads after saving. */
  next: string;
}

/**
 * One component's criteria, to be answered. A plain form that saves all of the page with its button; with JavaScript each answer is
 * saved as it is given, and the button waits for what is on its way, then goes on.
 */
export function AnswerForm({ saveUrl, choices, criteria, errors, conflicts, next }: AnswerFormProps) {
  const { t } = useTranslation();
  const isWrong = Object.keys(errors).length > 0;
  const settling = useRef(new Set<() => Promise<boolean>>());
  const joinSettling = useCallback((settle: () => Promise<boolean>) => {
    settling.current.add(settle);
    return () => void settling.current.delete(settle);
  }, []);

  /** First what is still on its way: else the page would meet one's own newer answer as if it were someone else's. */
  async function goOnceSettled(event: FormEvent<HTMLFormElement>): Promise<void> {
    const form = event.currentTarget;
    event.preventDefault();
    const settled = await Promise.all([...settling.current].map((settle) => settle()));
    if (settled.every(Boolean)) form.submit();
  }

  return (
    <PostForm noValidate autoComplete="off" onSubmit={(event) => void goOnceSettled(event)} className="space-y-10">
      {isWrong ? <Notice kind="bad">{t('assessment.answer.notSaved')}</Notice> : null}
      {conflicts > 0 ? <Notice kind="bad">{t('assessment.answer.conflicts', { count: conflicts })}</Notice> : null}
      <ol className="space-y-10">
        {criteria.map((one) => (
          <li key={one.criterion.id} id={one.criterion.id}>
            <AnswerFields {...one} choices={choices} saveUrl={saveUrl} errors={errors} joinSettling={joinSettling} />
          </li>
        ))}
      </ol>
      <input type="hidden" name="next" value={next} />
      <button className="button button-primary">{t('assessment.answer.savePage')}</button>
    </PostForm>
  );
}
