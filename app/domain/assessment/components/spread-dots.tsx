import { useTranslation } from '#app/i18n/page-words.tsx';
import type { Spread, ToldSpread } from '../spread.ts';

const STEP = 22;

/** What is told of how the answers lie apart: how many chose each level, or of few answers whether they differ. */
export function SpreadDots({ spread }: { spread: ToldSpread }) {
  const { t } = useTranslation();
  return spread.told === 'levels' ? <LevelDots {...spread} /> : <span className="text-sm text-muted">{t(`assessment.consensus.few.${spread.told}`)}</span>;
}

/** A column of dots a level. The words beside say the same. */
function LevelDots({ levels, notApplicable, unknown }: Pick<Spread, 'levels' | 'notApplicable' | 'unknown'>) {
  const { t } = useTranslation();
  const most = Math.max(1, ...levels);
  const size = Math.min(5, 30 / most);
  const words = levels.flatMap((count, level) => (count > 0 ? [t('assessment.consensus.atLevel', { count, level })] : []));
  if (notApplicable > 0) words.push(t('assessment.consensus.notApplicable', { count: notApplicable }));
  if (unknown > 0) words.push(t('assessment.consensus.unknown', { count: unknown }));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <svg viewBox={`0 0 ${STEP * 5} 44`} width={STEP * 5} height="44" aria-hidden="true">
        {levels.map((count, level) => (
          <g key={level}>
            <line x1={level * STEP + 4} x2={(level + 1) * STEP - 4} y1="34" y2="34" className="stroke-line-strong" />
            <text x={(level + 0.5) * STEP} y="44" textAnchor="middle" fontSize="9" className="fill-muted">{level}</text>
            {Array.from({ length: Math.min(count, 12) }, (_, i) => (
              <circle key={i} cx={(level + 0.5) * STEP} cy={30 - i * size * 1.15} r={size / 2} className="fill-accent" />
            ))}
          </g>
        ))}
      </svg>
      <span className="text-sm text-muted">{words.join(' · ')}</span>
    </div>
  );
}
