import { useTranslation } from '#app/i18n/page-words.tsx';
import { fieldsOf, type PieceKind, type PieceWords } from '../draft-pieces.ts';

interface SourceWordsProps {
  source: PieceWords & { language: string };
  changes: null;
  kind: PieceKind;
}

/** What a translation is made from, beside it. */
export function SourceWords({ source, kind }: SourceWordsProps) {
  const { t } = useTranslation();
  return (
    <section className="min-w-0">
      <h2 className="mb-3 text-xl">{t('academy.authoring.languages.source')}</h2>
      <div lang={source.language} className="max-w-measure space-y-4">
        {fieldsOf(kind).map((field) => <p key={field} className="typed border-s-4 border-line-strong ps-3">{source[field]}</p>)}
      </div>
    </section>
  );
}
