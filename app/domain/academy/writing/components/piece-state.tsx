import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { ListedPiece } from '../draft-page.server.ts';

/** What a piece lacks, in a few words; nothing where it is whole. */
export function PieceState({ piece: { lack } }: { piece: Pick<ListedPiece, 'lack'> }) {
  const { t } = useTranslation();
  return lack ? <Badge kind="warn">{t(lack.what, { ...lack.params })}</Badge> : null;
}
