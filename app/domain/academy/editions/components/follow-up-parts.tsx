import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';

const KINDS = { coming: 'plain', open: 'warn', answered: 'good' } as const;
const STANDING_KINDS = { done: 'good', under_way: 'accent', not_begun: 'plain', changed: 'warn' } as const;

interface ShownFollowUp {
  month: number;
  due: string;
  standing: keyof typeof KINDS;
  mayAnswer: boolean;
  answers: readonly { lineId: string; answer: { standing: keyof typeof STANDING_KINDS; words: string } | null }[];
}

/** What became of each line after 3, 6 and 12 months. */
export function FollowUps({ followUps, problems }: { followUps: readonly ShownFollowUp[]; problems: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (followUps.length === 0) return null;
  return (
    <Section title={t('academy.goingHome.followUps.title')} lead={t('academy.goingHome.followUps.lead')}>
      {followUps.map(({ month, due, standing, mayAnswer, answers }) => (
        <Section key={month} level={3} title={t('academy.goingHome.followUps.after', { count: month })} lead={<>{t('academy.goingHome.followUps.due', { date: format.date(due) })} <Badge kind={KINDS[standing]}>{t(`academy.goingHome.followUps.states.${standing}`)}</Badge></>}>
          {standing === 'coming' ? null : (
            <Table
              caption={t('academy.goingHome.followUps.after', { count: month })}
              rows={answers.map((one, i) => ({ ...one, number: i + 1 }))}
              keyOf={({ lineId }) => lineId}
              columns={[
                { name: t('academy.goingHome.followUps.line'), cell: ({ number, lineId }) => `${t('academy.goingHome.line.number', { number })}. ${problems[lineId] ?? ''}` },
                { name: t('academy.goingHome.followUps.standing'), cell: ({ answer }) => (answer ? <Badge kind={STANDING_KINDS[answer.standing]}>{t(`academy.goingHome.standings.${answer.standing}`)}</Badge> : <span className="text-muted">{t('academy.goingHome.followUps.untold')}</span>) },
                // Where nobody has said anything yet there is no column of nothing.
                ...(answers.some(({ answer }) => answer?.words) ? [{ name: t('academy.goingHome.followUps.said'), cell: ({ answer }: ShownFollowUp['answers'][number]) => <span className="typed">{answer?.words || '–'}</span> }] : []),
                ...(mayAnswer ? [{ name: t('academy.goingHome.followUps.action'), cell: ({ lineId, answer, number }: ShownFollowUp['answers'][number] & { number: number }) => <TextLink alone to={`/plan-lines/${lineId}/follow-ups/${month}`}>{t(answer ? 'academy.goingHome.followUps.change' : 'academy.goingHome.followUps.tell')}<span className="sr-only"> {number}</span></TextLink> }] : []),
              ]}
            />
          )}
        </Section>
      ))}
    </Section>
  );
}
