import { useTranslation } from '#app/i18n/page-words.tsx';
import type { Change } from '../difference.ts';

/** A text with what was taken out and what was put in, in signs and in words for those who listen. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  return (
    <p className="typed">
      {changes.map(({ kind, text }, i) => {
        if (kind === 'same') return <span key={i}>{text}</span>;
        const said = <span className="sr-only"> [{t(`academy.authoring.changes.${kind}`)}] </span>;
        return kind === 'in' ? <ins key={i} className="bg-good-soft text-good">{said}{text}</ins> : <del key={i} className="bg-bad-soft text-bad">{said}{text}</del>;
      })}
    </p>
  );
}
