import { useTranslation } from '#app/i18n/page-words.tsx';
import type { Change } from '../difference.ts';
import { fieldsOf, type PieceKind, type PieceWords } from '../draft-pieces.ts';
import { Changes } from './changes.tsx';

interface SourceWordsProps {
  source: PieceWords & { language: string };
  /** What changed in it since it was translated, by field; null where nothing did. */
  changes: Readonly<Record<keyof PieceWords, Change[]>> | null;
  kind: PieceKind;
}

/** What a translation is made from, beside it, with what changed since. */
export function SourceWords({ source, changes, kind }: SourceWordsProps) {
  const { t } = useTranslation();
  return (
    <section className="min-w-0">
      <h2 className="mb-3 text-xl">{t(`academy.authoring.languages.${changes ? 'changed' : 'source'}`)}</h2>
      <div lang={source.language} className="max-w-measure space-y-4">
        {fieldsOf(kind).map((field) => <div key={field} className="border-s-4 border-line-strong ps-3">{changes ? <Changes changes={changes[field]} /> : <p className="typed">{source[field]}</p>}</div>)}
      </div>
    </section>
  );
}
