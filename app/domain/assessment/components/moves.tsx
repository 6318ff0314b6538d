import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';

interface MovesProps {
  overview: {
    id: string;
    state: string;
    parts: readonly { position: number; criteria: number; answered: number }[];
    may: { answer: boolean; settle: boolean; finish: boolean; finished: boolean; open: boolean; beginConsensus: boolean; reopen: boolean; complete: boolean; withdraw: boolean; lead: boolean };
  };
}

/** What the person can do next, the likeliest first. Each move is a form of its own. */
export function Moves({ overview: { id, state, parts, may } }: MovesProps) {
  const { t } = useTranslation();
  const next = parts.find(({ criteria, answered }) => answered < criteria) ?? parts[0];
  const open = parts.reduce((sum, { criteria, answered }) => sum + criteria - answered, 0);
  const at = (move: string) => `/assessments/${id}/${move}`;
  return (
    <div className="space-y-4">
      <p className="text-muted">{t(`assessment.overview.hints.${state}`)}</p>
      <div className="flex flex-wrap items-start gap-3">
        {may.answer && next ? <ButtonLink to={at(`components/${next.position}`)}>{t('assessment.overview.answer')}</ButtonLink> : null}
        {may.settle ? <ButtonLink to={at('consensus')}>{t('assessment.overview.toConsensus')}</ButtonLink> : null}
        {state === 'completed' ? <ButtonLink to={at('results')}>{t('assessment.overview.results')}</ButtonLink> : null}
        {may.open ? <MoveButton action={at('opening')}>{t('assessment.overview.open')}</MoveButton> : null}
        {may.finish ? <MoveButton look="secondary" action={at('finishing')} fields={{ finished: may.finished ? 'no' : 'yes' }}>{t(may.finished ? 'assessment.overview.takeUp' : 'assessment.overview.finish')}</MoveButton> : null}
        {may.beginConsensus ? <MoveButton look="secondary" action={at('consensus/opening')}>{t('assessment.overview.beginConsensus')}</MoveButton> : null}
        {may.reopen ? <MoveButton look="quiet" action={at('reopening')}>{t('assessment.overview.reopen')}</MoveButton> : null}
      </div>
      {may.complete ? (
        <PostForm action={at('completion')} className="card max-w-2xl space-y-3">
          <p>{t('assessment.overview.completeHint')}</p>
          {open > 0 ? (
            <label className="flex items-center gap-3">
              <input type="checkbox" name="leaveOpen" required className="size-5.5" /> {t('assessment.overview.leaveOpen', { count: open })}
            </label>
          ) : null}
          <button className="button button-primary">{t('assessment.overview.complete')}</button>
        </PostForm>
      ) : null}
      {may.withdraw ? (
        <details>
          <summary>{t('assessment.overview.withdraw')}</summary>
          <p className="mb-3">{t('assessment.overview.withdrawHint')}</p>
          <MoveButton look="danger" action={at('withdrawal')}>{t('assessment.overview.withdrawNow')}</MoveButton>
        </details>
      ) : null}
    </div>
  );
}
