import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { ListedPiece } from '../draft-page.server.ts';

/** What a piece lacks, and how many comments on it are open, in a few words; nothing where it is whole. */
export function PieceState({ piece: { lack, open } }: { piece: Pick<ListedPiece, 'lack' | 'open'> }) {
  const { t } = useTranslation();
  if (!lack && open === 0) return null;
  return (
    <span className="inline-flex flex-wrap gap-2">
      {lack ? <Badge kind="warn">{t(lack.what, { ...lack.params })}</Badge> : null}
      {open > 0 ? <Badge kind="accent">{t('academy.authoring.review.openOnes', { count: open })}</Badge> : null}
    </span>
  );
}
