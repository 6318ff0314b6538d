import { useTranslation } from '#app/i18n/page-words.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { FileField } from '#app/ui/forms/file-field.tsx';

/** What was typed into a form before its session ended, and where it was being sent. */
export interface Kept {
  action: string;
  fields: readonly (readonly [name: string, value: string])[];
  /** The fields for files: what was chosen there is not kept. */
  files?: readonly string[];
}

/** Back after signing in: one press sends what was typed; a file is chosen again before. */
export function ResumeForm({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  const files = kept.files ?? [];
  return (
    <>
      <PageHeader title={t('accounts.resume.title')} lead={t('accounts.resume.lead')} />
      <PostForm action={kept.action} encType={files.length > 0 ? 'multipart/form-data' : undefined}>
        {kept.fields.map(([name, value], i) => (
          <textarea key={`${name}${i}`} name={name} defaultValue={value} hidden readOnly />
        ))}
        {files.map((name) => (
          <FileField key={name} name={name} label={t('accounts.resume.file')} hint={t('accounts.resume.fileHint')} className="mb-6" />
        ))}
        <div className="flex flex-wrap gap-3">
          <button className="button button-primary">{t('accounts.resume.submit')}</button>
          <ButtonLink look="quiet" to="/home">{t('accounts.resume.drop')}</ButtonLink>
        </div>
      </PostForm>
    </>
  );
}
