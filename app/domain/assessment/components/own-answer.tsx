import { useTranslation } from '#app/i18n/page-words.tsx';
import { Details } from '#app/ui/details.tsx';

/** What the person answered alone, to speak from. Nobody else sees it. */
export function OwnAnswer({ own, scale }: { own: { choice: string; note: string; evidence: string }; scale: readonly string[] }) {
  const { t } = useTranslation();
  const label = own.choice === 'not_applicable' ? t('assessment.answer.notApplicable') : own.choice === 'dont_know' ? t('assessment.answer.dontKnow') : own.choice === '' ? t('assessment.answer.nothing') : `${own.choice} · ${scale[Number(own.choice)] ?? ''}`;
  return (
    <Details summary={t('assessment.consensus.own')}>
      <p className="font-semibold">{label}</p>
      {own.note ? <p className="whitespace-pre-line">{own.note}</p> : null}
      {own.evidence ? <p className="whitespace-pre-line text-muted">{own.evidence}</p> : null}
    </Details>
  );
}
