import { useTranslation } from '#app/i18n/page-words.tsx';
import { TextLink } from '#app/ui/link.tsx';

interface PieceLanguagesProps {
  draftId: string;
  pieceId: string;
  languages: readonly { language: string; name: string }[];
  language: string;
}

/** The languages of a piece; the first is the one in which it is written first. */
export function PieceLanguages({ draftId, pieceId, languages, language }: PieceLanguagesProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('academy.authoring.sections.languages')} className="mb-6 flex flex-wrap gap-x-6 print:hidden">
      {languages.map((one, i) => (
        <TextLink key={one.language} alone reloadDocument to={`/drafts/${draftId}/pieces/${pieceId}${i === 0 ? '' : `?in=${one.language}`}`} aria-current={one.language === language ? 'page' : undefined} className={one.language === language ? 'font-semibold' : undefined}>
          {one.name}
        </TextLink>
      ))}
    </nav>
  );
}
