import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Details } from '#app/ui/details.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';

export interface ShownAgreement {
  id: string;
  version: number;
  state: string;
  edit: number;
  expectations: string;
  confidentiality: string;
  channels: string;
  danger: string;
  rhythmWeeks: number | null;
  months: number | null;
  signedAt: string | null;
  missing: readonly string[];
  signedBy: readonly string[];
  ownSigned: boolean;
}

interface AgreementViewProps {
  id: string;
  versions: readonly ShownAgreement[];
  may: { begin: boolean; write: boolean; sign: boolean; propose: boolean };
}

/** What is agreed, what is being written and who signed it so far, and what was agreed before. */
export function AgreementView({ id, versions, may }: AgreementViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const draft = versions.find(({ state }) => state === 'draft');
  const signed = versions.find(({ state }) => state === 'signed');
  const replaced = versions.filter(({ state }) => state === 'replaced');
  return (
    <>
      {versions.length === 0 ? (
        <Empty title={t('mentoring.agreement.none')} action={may.begin ? <ButtonLink icon="edit" to={`/pairings/${id}/agreement/draft`}>{t('mentoring.agreement.begin')}</ButtonLink> : undefined}>
          {t('mentoring.agreement.noneHint')}
        </Empty>
      ) : null}
      {draft ? (
        <Section title={t('mentoring.agreement.draft', { version: draft.version })} lead={t('mentoring.agreement.draftLead')}>
          <AgreementFacts agreement={draft} />
          <div className="mt-4 space-y-3">
            {draft.signedBy.length > 0 ? <p>{t('mentoring.agreement.signedBy', { names: format.list(draft.signedBy) })}</p> : null}
            {draft.ownSigned ? <p className="font-semibold text-good">{t('mentoring.agreement.ownSigned')}</p> : null}
            {draft.missing.length > 0 ? <p>{t('mentoring.agreement.missing', { fields: format.list(draft.missing.map((field) => t(`mentoring.agreement.${field}`))) })}</p> : null}
            <div className="flex flex-wrap items-start gap-3 print:hidden">
              {may.sign ? <MoveButton action={`/pairings/${id}/agreement/signature`} fields={{ edit: String(draft.edit) }}>{t('mentoring.agreement.sign')}</MoveButton> : null}
              {may.write ? <ButtonLink look="secondary" icon="edit" to={`/pairings/${id}/agreement/draft`}>{t('mentoring.agreement.edit')}</ButtonLink> : null}
            </div>
          </div>
        </Section>
      ) : null}
      {signed ? (
        <Section title={t('mentoring.agreement.inForce', { version: signed.version })} lead={signed.signedAt ? t('mentoring.agreement.signedOn', { date: format.date(signed.signedAt) }) : undefined}>
          <AgreementFacts agreement={signed} />
          <p className="mt-4 print:hidden"><TextLink alone icon="download" to={`/pairings/${id}/agreement/file.pdf`} reloadDocument>{t('mentoring.agreement.download')}</TextLink></p>
          {may.propose ? (
            <div className="mt-4 space-y-2 print:hidden">
              <MoveButton look="secondary" action={`/pairings/${id}/agreement/revision`}>{t('mentoring.agreement.propose')}</MoveButton>
              <p className="max-w-measure text-sm text-muted">{t('mentoring.agreement.proposeHint')}</p>
            </div>
          ) : null}
        </Section>
      ) : null}
      {replaced.length > 0 ? (
        <Section title={t('mentoring.agreement.earlier')}>
          {replaced.map((version) => (
            <Details key={version.id} variant="box" summary={t('mentoring.agreement.replaced', { version: version.version, date: version.signedAt ? format.date(version.signedAt) : '' })}>
              <AgreementFacts agreement={version} />
            </Details>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function AgreementFacts({ agreement }: { agreement: ShownAgreement }) {
  const { t } = useTranslation();
  const missing = <span className="text-muted">{t('mentoring.agreement.unsaid')}</span>;
  const { rhythmWeeks, months } = agreement;
  return (
    <Facts
      facts={[
        ...(['expectations', 'confidentiality', 'channels', 'danger'] as const).map((field) => ({ name: t(`mentoring.agreement.${field}`), value: agreement[field] ? <p className="typed max-w-measure">{agreement[field]}</p> : missing })),
        { name: t('mentoring.agreement.rhythmWeeks'), value: rhythmWeeks === null ? missing : t('mentoring.agreement.everyWeeks', { count: rhythmWeeks }) },
        { name: t('mentoring.agreement.months'), value: months === null ? missing : t('mentoring.agreement.forMonths', { count: months }) },
      ]}
    />
  );
}
