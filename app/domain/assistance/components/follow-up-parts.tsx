import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Change } from '../before-after.ts';

export interface ShownFollowUp {
  id: string;
  month: number;
  dueOn: string;
  state: string;
  isDue: boolean;
  mayAnswer: boolean;
  /** Whether a later assessment can still be named. */
  mayName: boolean;
  changed: string | null;
  answeredAt: string | null;
  /** Before and after, where a later assessment was named and may be seen. */
  changes: readonly (Change & { name: string })[];
  /** The days of which the two assessments tell. */
  compared: Compared | null;
  /** Whether a later assessment was named that whoever reads may not see. */
  isNamedUnseen: boolean;
}

interface Compared {
  before: string | null;
  after: string;
}

/** The check-ins of an organisation, with what it said and how its scores changed. */
export function FollowUpList({ followUps }: { followUps: readonly ShownFollowUp[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className="flex flex-col gap-4">
      {followUps.map(({ id, month, dueOn, state, isDue, mayAnswer, mayName, changed, answeredAt, changes, compared, isNamedUnseen }) => (
        <li key={id}>
          <Card title={t('assistance.followUps.after', { count: month })} status={<Badge kind={state === 'answered' ? 'good' : isDue ? 'warn' : 'plain'}>{t(state === 'answered' ? 'assistance.followUps.answered' : isDue ? 'assistance.followUps.due' : 'assistance.followUps.toCome')}</Badge>}>
            <p className="text-muted">{answeredAt ? t('assistance.followUps.answeredOn', { date: format.date(answeredAt) }) : t('assistance.followUps.dueOn', { date: format.date(dueOn) })}</p>
            {changed ? <p className="typed mt-3">{changed}</p> : null}
            {isNamedUnseen ? <p className="mt-3 text-muted">{t('assistance.followUps.namedUnseen')}</p> : null}
            {compared && changes.length > 0 ? (
              <div className="mt-4">
                <BeforeAfter changes={changes} compared={compared} />
              </div>
            ) : null}
            {mayAnswer || mayName ? (
              <ButtonLink className="mt-4" look={mayAnswer ? 'primary' : 'secondary'} to={`/follow-ups/${id}`}>
                {t(mayAnswer ? 'assistance.followUps.answer' : 'assistance.followUps.name')}
                <span className="sr-only"> {t('assistance.followUps.after', { count: month })}</span>
              </ButtonLink>
            ) : null}
          </Card>
        </li>
      ))}
    </ol>
  );
}

/** The scores of the components that the assistance was about, before and after it. */
export function BeforeAfter({ changes, compared: { before: was, after: is } }: { changes: readonly (Change & { name: string })[]; compared: Compared }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = (score: number | null) => (score === null ? '–' : format.number(score, 1));
  return (
    <Table
      caption={was ? t('assistance.followUps.beforeAfter', { before: format.date(was), after: format.date(is) }) : t('assistance.followUps.afterOnly', { after: format.date(is) })}
      captionShown
      rows={changes}
      keyOf={({ component }) => component}
      columns={[
        { name: t('assistance.followUps.component'), cell: ({ name }) => name },
        { name: t('assistance.followUps.before'), align: 'end', cell: ({ before }) => tell(before) },
        { name: t('assistance.followUps.afterwards'), align: 'end', cell: ({ after }) => tell(after) },
        { name: t('assistance.followUps.change'), align: 'end', cell: ({ change }) => (change === null ? '–' : `${change > 0 ? '+' : change < 0 ? '−' : ''}${format.number(Math.abs(change), 1)}`) },
      ]}
    />
  );
}
