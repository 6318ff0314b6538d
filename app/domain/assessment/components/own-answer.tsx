import { useTranslation } from '#app/i18n/page-words.tsx';
import { Details } from '#app/ui/details.tsx';

/** What the person answered alone, to speak from. Nobody else sees it. */
export function OwnAnswer({ own, choices }: { own: { choice: string; note: string; evidence: string }; choices: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const label = choices[own.choice] ?? t('assessment.answer.nothing');
  return (
    <Details summary={t('assessment.consensus.own')}>
      <p className="font-semibold">{label}</p>
      {own.note ? <p className="whitespace-pre-line">{own.note}</p> : null}
      {own.evidence ? <p className="whitespace-pre-line text-muted">{own.evidence}</p> : null}
    </Details>
  );
}
