import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import type { ShownComment } from '../comments.server.ts';

interface CommentListProps {
  draftId: string;
  comments: readonly ShownComment[];
  timeZone: string;
  /** Which of those that were seen to can be opened again: in review, for who reviews all of them, else one's own; outside of it none. */
  reopens?: 'all' | 'own' | 'none';
}

/** What was said of a piece, each until somebody has seen to it. */
export function CommentList({ draftId, comments, timeZone, reopens = 'none' }: CommentListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (comments.length === 0) return null;
  return (
    <ul className="mt-2 flex max-w-measure flex-col gap-3">
      {comments.map(({ id, author, isOwn, text, at, isResolved }) => (
        <li key={id} className="rounded-md border border-line bg-raised px-4 py-3">
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">{author ?? t('academy.authoring.review.somebody')} · {format.dateTime(at, timeZone)} <Badge kind={isResolved ? 'good' : 'warn'}>{t(`academy.authoring.review.${isResolved ? 'seenTo' : 'isOpen'}`)}</Badge></p>
          <p dir="auto" className="typed mt-1">{text}</p>
          {isResolved && (reopens === 'all' || (reopens === 'own' && isOwn)) ? <div className="mt-2"><MoveButton look="quiet" action={`/reviews/${draftId}/comments/${id}/reopening`}>{t('academy.authoring.review.reopen')}</MoveButton></div> : null}
          {isResolved ? null : <div className="mt-2"><MoveButton look="secondary" action={`/reviews/${draftId}/comments/${id}/resolution`}>{t('academy.authoring.review.resolve')}</MoveButton></div>}
        </li>
      ))}
    </ul>
  );
}
