import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import type { Reason } from '../matching.ts';
import type { Names } from '../told-reasons.ts';
import { ReasonList } from './reason-list.tsx';

interface Choice {
  id: string;
  pseudonym: string;
  places: number;
  points: number;
  reasons: readonly Reason[];
  wish: 'fixed' | 'forbidden' | null;
  isTheirs: boolean;
  mayWish: boolean;
}

interface PossibleProps {
  roundId: string;
  version: number;
  menteeId: string;
  choices: readonly Choice[];
  names: Names;
}

/** The mentors that someone could have, each with the reasons and what one can wish. */
export function Possible({ roundId, version, menteeId, choices, names }: PossibleProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className="grid gap-4 lg:grid-cols-2">
      {choices.map(({ id, pseudonym, places, points, reasons, wish, isTheirs, mayWish }) => {
        const pair = { mentee: menteeId, mentor: id, version: String(version) };
        return (
          <li key={id}>
            <Card title={pseudonym} status={<Badge kind={isTheirs ? 'good' : 'plain'}>{isTheirs ? t('mentoring.choices.theirs') : t('mentoring.solution.points', { points: format.number(points) })}</Badge>}>
              <p className="mb-2 text-muted">
                {t('mentoring.choices.places', { count: places })}
                {wish ? ` · ${t(`mentoring.choices.${wish}`)}` : ''}
              </p>
              <ReasonList reasons={reasons} names={names} />
              {mayWish ? (
                <div className="mt-4 flex flex-wrap gap-3 print:hidden">
                  {wish ? <MoveButton look="quiet" action={`/rounds/${roundId}/wishes/removal`} fields={pair} about={pseudonym}>{t('mentoring.choices.unwish')}</MoveButton> : null}
                  {wish === 'fixed' ? null : <MoveButton look="secondary" action={`/rounds/${roundId}/wishes`} fields={{ ...pair, kind: 'fixed' }} about={pseudonym}>{t('mentoring.choices.fix')}</MoveButton>}
                  {wish === 'forbidden' ? null : <MoveButton look="quiet" action={`/rounds/${roundId}/wishes`} fields={{ ...pair, kind: 'forbidden' }} about={pseudonym}>{t('mentoring.choices.forbid')}</MoveButton>}
                </div>
              ) : null}
            </Card>
          </li>
        );
      })}
    </ol>
  );
}

/** The mentors that someone cannot have, with what rules each out. */
export function RuledOutMentors({ mentors }: { mentors: readonly { id: string; pseudonym: string; ruledOut: readonly string[] }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-3">
      {mentors.map(({ id, pseudonym, ruledOut }) => (
        <li key={id} className="border-s-2 border-line ps-4">
          <p className="font-semibold">{pseudonym}</p>
          <p className="text-muted">{format.list(ruledOut.map((rule) => t(`mentoring.ruledOut.${rule}`)))}</p>
        </li>
      ))}
    </ul>
  );
}
