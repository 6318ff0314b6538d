import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** The ten codes, shown for the only time. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('accounts.codes.title')} lead={t('accounts.codes.lead')} />
      <ol className="card grid max-w-2xl list-inside list-decimal gap-2 font-mono text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="mt-6 print:hidden">
        <ButtonLink to="/home">{t('accounts.codes.done')}</ButtonLink>
      </p>
    </>
  );
}
