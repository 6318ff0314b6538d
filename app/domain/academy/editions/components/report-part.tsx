import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Section } from '#app/ui/section.tsx';

/** For coordinators, once an edition is over: what came of it, to be taken along. */
export function ReportPart({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('academy.report.title')} lead={t('academy.report.lead')}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="secondary" reloadDocument to={`/editions/${id}/report.docx`}>{t('academy.report.docx')}</ButtonLink>
        <ButtonLink look="secondary" reloadDocument to={`/editions/${id}/report.pdf`}>{t('academy.report.pdf')}</ButtonLink>
      </div>
    </Section>
  );
}
