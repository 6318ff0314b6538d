import { useTranslation } from '#app/i18n/page-words.tsx';
import { FileField } from '#app/ui/forms/file-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';

interface ImportFormProps {
  id: string;
  answer: (FormAnswer & { problems?: readonly { row: number; problem: string }[] }) | undefined;
}

/** An empty form to take along, and the filled-in one to read back; each row that cannot be taken is named. */
export function ImportForm({ id, answer }: ImportFormProps) {
  const { t } = useTranslation();
  return (
    <div className="space-y-8">
      <p>
        <a className="button button-secondary" href={`/assessments/${id}/form.xlsx`}>{t('assessment.import.download')}</a>
      </p>
      <ValidatedForm encType="multipart/form-data" answer={answer} submit={t('assessment.import.submit')}>
        {answer?.problems ? (
          <ul className="max-w-2xl list-disc space-y-1 ps-6">
            {answer.problems.map(({ row, problem }) => (
              <li key={row}>{t('assessment.import.row', { row, problem: t(`assessment.import.problems.${problem}`) })}</li>
            ))}
          </ul>
        ) : null}
        <FileField name="file" label={t('assessment.import.file')} hint={t('assessment.import.fileHint')} accept=".xlsx" />
      </ValidatedForm>
    </div>
  );
}
