import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { readReviewPage } from '../review-page.server.ts';
import { isMany } from '../draft-pieces.ts';
import { ReviewPiece } from './review-piece.tsx';

/** A version in review: where it stands, what one can do, and each piece with what was said of it. */
export function ReviewView({ review: { id, edit, pieces, open, approvals, may, isAuthor }, timeZone }: { review: Awaited<ReturnType<typeof readReviewPage>>; timeZone: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice standing kind={may.publish ? 'good' : 'info'} title={t('academy.authoring.review.approvals', { count: approvals.length })}>
        {approvals.length > 0 ? <p>{approvals.join(' · ')}</p> : null}
        <p>{open > 0 ? t('academy.authoring.review.open', { count: open }) : t('academy.authoring.review.noneOpen')}</p>
        {isAuthor ? <p>{t('academy.authoring.review.ownText')}</p> : null}
      </Notice>
      <div className="mt-4 flex flex-wrap gap-3 print:hidden">
        {may.publish ? <MoveButton action={`/reviews/${id}/publication`} fields={{ edit: String(edit) }}>{t('academy.authoring.review.publish')}</MoveButton> : null}
        {may.approve ? <MoveButton look={may.publish ? 'secondary' : 'primary'} action={`/reviews/${id}/approval`} fields={{ edit: String(edit) }}>{t('academy.authoring.review.approve')}</MoveButton> : null}
        <MoveButton look="secondary" action={`/drafts/${id}/return`}>{t('academy.authoring.review.return')}</MoveButton>
      </div>
      {pieces.map((piece, i) => (
        <Section key={piece.id} id={`piece-${piece.id}`} title={<>{t(`academy.authoring.piece.names.${piece.kind}`)}{isMany(piece.kind) ? ` ${pieces.slice(0, i + 1).filter(({ kind }) => kind === piece.kind).length}` : null}</>}>
          <ReviewPiece reviewId={id} piece={piece} isAuthor={isAuthor} timeZone={timeZone} />
        </Section>
      ))}
    </>
  );
}
