import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { AnswerFields, type AnswerFieldsProps } from './answer-fields.tsx';

interface AnswerFormProps {
  saveUrl: string;
  scale: AnswerFieldsProps['scale'];
  criteria: readonly (Omit<AnswerFieldsProps, 'scale' | 'saveUrl' | 'errors'> & { criterion: { id: string } })[];
  errors: Readonly<Record<string, string | { key: string; params: Record<string, string | number> }>>;
  /** Where the button leads after saving. */
  next: string;
}

/**
 * One component's criteria, to be answered. A plain form that saves all of the page with its button; with JavaScript each answer is
 * saved as it is given, and the button only goes on.
 */
export function AnswerForm({ saveUrl, scale, criteria, errors, next }: AnswerFormProps) {
  const { t } = useTranslation();
  const wrong = Object.keys(errors).length;
  return (
    <form method="post" noValidate className="space-y-10">
      {wrong > 0 ? <Notice kind="bad">{t('assessment.answer.conflicts', { count: wrong })}</Notice> : null}
      <ol className="space-y-10">
        {criteria.map((one) => (
          <li key={one.criterion.id} id={one.criterion.id}>
            <AnswerFields {...one} scale={scale} saveUrl={saveUrl} errors={errors} />
          </li>
        ))}
      </ol>
      <input type="hidden" name="next" value={next} />
      <button className="button button-primary">{t('assessment.answer.savePage')}</button>
    </form>
  );
}
