import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Section } from '#app/ui/section.tsx';

/** The report of an edition, to be taken along. */
export function ReportLinks({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <ButtonLink look="secondary" reloadDocument to={`/editions/${id}/report.docx`}>{t('academy.report.docx')}</ButtonLink>
      <ButtonLink look="secondary" reloadDocument to={`/editions/${id}/report.pdf`}>{t('academy.report.pdf')}</ButtonLink>
    </>
  );
}

/** For coordinators, once an edition is over: what came of it, to be taken along. */
export function ReportPart({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('academy.report.title')} lead={t('academy.report.lead')}>
      <div className="flex flex-wrap gap-3">
        <ReportLinks id={id} />
      </div>
    </Section>
  );
}
