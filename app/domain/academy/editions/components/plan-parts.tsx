import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Details } from '#app/ui/details.tsx';
import { Section } from '#app/ui/section.tsx';
import type { GoingHome } from '../action-plan.server.ts';

const KINDS = { writing: 'plain', presented: 'good' } as const;

/** Whether a plan was presented. */
export function PlanBadge({ state }: { state: keyof typeof KINDS }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state]}>{t(`academy.goingHome.states.${state}`)}</Badge>;
}

export interface ShownLine {
  id: string;
  problem: string;
  activity: string;
  who: string;
  byWhen: string;
  support: string;
  wanted: string;
}

/** What a line says, in words for whoever reads it: those who wrote it, their leads, coordinators. */
export function LineFacts({ line }: { line: ShownLine }) {
  const { t } = useTranslation();
  const support = line.support as 'none' | 'assistance' | 'mentoring' | 'visit';
  const said = (text: string) => (text ? <span className="typed">{text}</span> : <span className="text-muted">{t('academy.goingHome.line.nothing')}</span>);
  return (
    <Facts
      facts={[
        ...(['problem', 'activity', 'who', 'byWhen'] as const).map((field) => ({ name: t(`academy.goingHome.line.read.${field}`), value: said(line[field]) })),
        { name: t('academy.goingHome.line.read.support'), value: t(`academy.goingHome.supports.${support}`) },
        ...(line.wanted ? [{ name: t('academy.goingHome.line.read.wanted'), value: said(line.wanted) }] : []),
      ]}
    />
  );
}

interface PlanLinesProps {
  lines: readonly ShownLine[];
  mayWrite: boolean;
  /** What more is shown of a line. */
  more?: (line: ShownLine, number: number) => ReactNode;
}

/** The lines of a plan, each with the way to it for who writes. */
export function PlanLines({ lines, mayWrite, more }: PlanLinesProps) {
  const { t } = useTranslation();
  return (
    <ol className="grid gap-4">
      {lines.map((line, i) => (
        <li key={line.id}>
          <Card title={t('academy.goingHome.line.number', { number: i + 1 })}>
            <LineFacts line={line} />
            {more ? more(line, i + 1) : null}
            {mayWrite ? (
              <div className="mt-4 flex flex-wrap gap-3 print:hidden">
                <ButtonLink look="secondary" to={`/plan-lines/${line.id}`}>{t('academy.goingHome.line.write')}<span className="sr-only"> {i + 1}</span></ButtonLink>
              </div>
            ) : null}
          </Card>
        </li>
      ))}
    </ol>
  );
}

/** Lines that were removed, each with the way back. */
export function RemovedLines({ lines }: { lines: readonly ShownLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <Section title={t('academy.goingHome.removed.title')} lead={t('academy.goingHome.removed.lead')}>
      <ul className="grid gap-4">
        {lines.map((line, i) => (
          <li key={line.id}>
            <Details variant="box" summary={line.problem.split('\n')[0]?.slice(0, 80) || t('academy.goingHome.line.empty')}>
              <LineFacts line={line} />
              <div className="mt-4"><MoveButton look="secondary" action={`/plan-lines/${line.id}/restoration`} about={String(i + 1)}>{t('academy.goingHome.removed.restore')}</MoveButton></div>
            </Details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** On the page of an edition: the plans in which somebody has a part. */
export function GoingHomePart({ id, goingHome }: { id: string; goingHome: GoingHome | null }) {
  const { t } = useTranslation();
  if (!goingHome) return null;
  return (
    <Section title={t('academy.goingHome.title')} lead={t('academy.goingHome.lead')}>
      <div className="flex flex-wrap gap-3">
        {goingHome.teams.map(({ id: team, organisation }) => <ButtonLink key={team} look="secondary" to={`/teams/${team}/plan`}>{t('academy.goingHome.planOf', { organisation })}</ButtonLink>)}
        {goingHome.isHeard ? <ButtonLink look="secondary" to={`/editions/${id}/plans`}>{t('academy.goingHome.all')}</ButtonLink> : null}
      </div>
    </Section>
  );
}
