import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Details } from '#app/ui/details.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextLink } from '#app/ui/link.tsx';
import type { ReviewedPiece } from '../review-page.server.ts';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';
import { CommentList } from './comment-list.tsx';
import { Written } from '#app/domain/academy/library/components/module-parts.tsx';

/** A piece as it will read in each language, what was said of it, and a place to say more. */
export function ReviewPiece({ reviewId, piece, isAuthor, timeZone }: { reviewId: string; piece: ReviewedPiece; isAuthor: boolean; timeZone: string }) {
  const { t } = useTranslation();
  const { id, blockKind, minutes, right, objective, texts, comments } = piece;
  return (
    <>
      {blockKind && minutes !== null ? <p className="mb-3 flex flex-wrap items-center gap-2 text-sm text-muted"><Badge>{t(`academy.kinds.${blockKind}`)}</Badge> <Duration minutes={minutes} /></p> : null}
      <div className={texts.length > 1 ? 'grid gap-6 lg:grid-cols-2' : undefined}>
        {texts.map(({ language, title, body, answers, notes }) => (
          <div key={language} lang={language} className="min-w-0">
            {title ? <h3 className="mb-2 text-lg">{title}</h3> : null}
            {body ? <Written html={body} /> : null}
            {answers.length > 0 ? <ol className="list-[lower-alpha] ps-6">{answers.map((answer, i) => <li key={i}>{answer}</li>)}</ol> : null}
            {right ? <p className="mt-2 font-semibold"><span lang={t('academy.module.languageOfPage')}>{t('academy.module.right', { letter: right })}</span></p> : null}
            {objective === null ? null : <p className="mt-2"><span lang={t('academy.module.languageOfPage')}>{t('academy.authoring.piece.checks', { number: objective })}</span></p>}
            {notes ? <div className="mt-3 max-w-measure border-s-4 border-sand ps-4"><Written html={notes} /></div> : null}
          </div>
        ))}
      </div>
      <p><TextLink alone icon="edit" to={`/drafts/${reviewId}/pieces/${id}`}>{t('academy.authoring.review.edit')}</TextLink></p>
      <CommentList draftId={reviewId} comments={comments} timeZone={timeZone} reopens={isAuthor ? 'own' : 'all'} />
      <Details summary={t('academy.authoring.review.comment')} className="mt-2 print:hidden">
        <ValidatedForm action={`/reviews/${reviewId}/comments`} submit={t('academy.authoring.review.send')}>
          <HiddenField name="piece" value={id} />
          <TextAreaField name="text" label={t('academy.authoring.review.comment')} max={4_000} rows={3} />
        </ValidatedForm>
      </Details>
    </>
  );
}
