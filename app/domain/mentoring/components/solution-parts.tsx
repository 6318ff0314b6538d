import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import type { Reason } from '../matching.ts';
import type { Names } from '../told-reasons.ts';
import { ReasonList } from './reason-list.tsx';

interface WorthProps {
  placed: number;
  total: number;
  freePlaced: number;
  freeTotal: number;
  worst: number | null;
}

/** What a solution is worth, and what it would be without any wish. */
export function Worth({ placed, total, freePlaced, freeTotal, worst }: WorthProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="max-w-measure">
      <p className="text-lg font-semibold">
        {t('mentoring.solution.placed', { count: placed })} · {t('mentoring.solution.total', { points: format.number(total) })}
      </p>
      {worst === null ? null : <p>{t('mentoring.solution.worst', { points: format.number(worst) })}</p>}
      {placed === freePlaced && total === freeTotal ? null : <p className="text-muted">{t('mentoring.solution.withoutWishes', { count: freePlaced, points: format.number(freeTotal) })}</p>}
    </div>
  );
}

interface ShownPair {
  menteeId: string;
  mentorId: string;
  mentee: string;
  mentor: string;
  points: number;
  reasons: readonly Reason[];
  isFixed: boolean;
}

/** The pairs of a solution, the least fitting first, each with its reasons and what one can wish instead. */
export function SolutionPairs({ roundId, version, pairs, names }: { roundId: string; version: number; pairs: readonly ShownPair[]; names: Names }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('mentoring.solution.pairs')}>
      <ol className="grid gap-4 lg:grid-cols-2">
        {pairs.map(({ menteeId, mentorId, mentee, mentor, points, reasons, isFixed }) => {
          const pair = { mentee: menteeId, mentor: mentorId, version: String(version) };
          const about = `${mentee} ${mentor}`;
          return (
            <li key={menteeId}>
              <Card title={t('mentoring.solution.pair', { mentee, mentor })} status={isFixed ? <Badge kind="accent">{t('mentoring.solution.fixedBadge')}</Badge> : <Badge>{t('mentoring.solution.points', { points: format.number(points) })}</Badge>}>
                <ReasonList reasons={reasons} names={names} />
                <div className="mt-4 flex flex-wrap gap-3 print:hidden">
                  {isFixed ? <MoveButton look="quiet" action={`/rounds/${roundId}/wishes/removal`} fields={pair} about={about}>{t('mentoring.solution.unfix')}</MoveButton> : <MoveButton look="secondary" action={`/rounds/${roundId}/wishes`} fields={{ ...pair, kind: 'fixed' }} about={about}>{t('mentoring.solution.fix')}</MoveButton>}
                  <MoveButton look="quiet" action={`/rounds/${roundId}/wishes`} fields={{ ...pair, kind: 'forbidden' }} about={about}>{t('mentoring.solution.forbid')}</MoveButton>
                </div>
                <p className="mt-2 flex flex-wrap gap-x-6 print:hidden">
                  <Link className="link inline-flex min-h-11 items-center" to={`/rounds/${roundId}/mentees/${menteeId}`}>{t('mentoring.solution.others')}<span className="sr-only"> {mentee}</span></Link>
                  <Link className="link inline-flex min-h-11 items-center" to={`/rounds/${roundId}/swap?mentee=${menteeId}`}>{t('mentoring.solution.swap')}<span className="sr-only"> {mentee}</span></Link>
                </p>
              </Card>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** Who has no mentor in it, and why. */
export function LeftOut({ roundId, people }: { roundId: string; people: readonly { id: string; pseudonym: string; ruledOut: readonly string[] }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('mentoring.solution.leftOut')}>
      <ul className="flex flex-col gap-3">
        {people.map(({ id, pseudonym, ruledOut }) => (
          <li key={id} className="border-s-2 border-line ps-4">
            <Link className="link font-semibold" to={`/rounds/${roundId}/mentees/${id}`}>{pseudonym}</Link>
            <p className="text-muted">{ruledOut.length === 0 ? t('mentoring.solution.leftOutPlaces') : t('mentoring.solution.leftOutBy', { rules: format.list(ruledOut.map((rule) => t(`mentoring.ruledOut.${rule}`))) })}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
