import { useTranslation } from 'react-i18next';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ButtonLink } from '#app/ui/button.tsx';

/** What was typed into a form before its session ended, and where it was being sent. */
export interface Kept {
  action: string;
  fields: readonly (readonly [name: string, value: string])[];
}

/** Reads what the sign-in page carried along; only paths of this place. */
export function readKept(given: unknown): Kept | null {
  if (typeof given !== 'string') return null;
  try {
    const kept = JSON.parse(given) as Kept;
    const isPath = typeof kept.action === 'string' && /^\/[\w/-]*$/.test(kept.action);
    const arePairs = Array.isArray(kept.fields) && kept.fields.every((field) => Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string'));
    return isPath && arePairs ? kept : null;
  } catch {
    return null;
  }
}

/** The hidden field that carries what was typed: from the first page, or from the form as it was last sent. */
export function keptFormOf(kept: Kept | null, answer: { values: Record<string, unknown> } | undefined): string | null {
  const carried = answer?.values.kept;
  return typeof carried === 'string' ? carried : kept ? JSON.stringify(kept) : null;
}

/** Back after signing in: one press sends what was typed, under whoever is signed in now. */
export function ResumeForm({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('accounts.resume.title')} lead={t('accounts.resume.lead')} />
      <form method="post" action={kept.action}>
        {kept.fields.map(([name, value], i) => (
          <textarea key={`${name}${i}`} name={name} defaultValue={value} hidden readOnly />
        ))}
        <div className="flex flex-wrap gap-3">
          <button className="button button-primary">{t('accounts.resume.submit')}</button>
          <ButtonLink look="quiet" to="/home">{t('accounts.resume.drop')}</ButtonLink>
        </div>
      </form>
    </>
  );
}
