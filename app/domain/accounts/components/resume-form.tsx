import { useTranslation } from '#app/i18n/page-words.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ButtonLink } from '#app/ui/button.tsx';

/** What was typed into a form before its session ended, and where it was being sent. */
export interface Kept {
  action: string;
  fields: readonly (readonly [name: string, value: string])[];
}

/** Back after signing in: one press sends what was typed. */
export function ResumeForm({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('accounts.resume.title')} lead={t('accounts.resume.lead')} />
      <PostForm action={kept.action}>
        {kept.fields.map(([name, value], i) => (
          <textarea key={`${name}${i}`} name={name} defaultValue={value} hidden readOnly />
        ))}
        <div className="flex flex-wrap gap-3">
          <button className="button button-primary">{t('accounts.resume.submit')}</button>
          <ButtonLink look="quiet" to="/home">{t('accounts.resume.drop')}</ButtonLink>
        </div>
      </PostForm>
    </>
  );
}
