import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { GoalBadge } from '#app/domain/mentoring/components/goal-card.tsx';
import { GoalHistory, StepList } from '#app/domain/mentoring/components/goal-parts.tsx';
import { LevelTrack } from '#app/domain/mentoring/components/level-track.tsx';
import { namesOfCompetencies, tellCompetency } from '#app/domain/mentoring/framework.server.ts';
import { readGoal } from '#app/domain/mentoring/goals.server.ts';
import { changesQuerySchema } from '#app/domain/mentoring/lists.ts';
import type { Competency } from '#app/domain/mentoring/competencies.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pages } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, goal, history, page: shown, pages, may } = await readGoal(person, idParam(params.id), readQuery(request, changesQuerySchema).page);
  const locale = await localeOf(context);
  const { name, summary, levels } = tellCompetency(locale, goal.competency as Competency);
  return page(context, { title: 'mentoring.titles.goal', words: ['mentoring.goals'] }, { pairingId: standing.pairing.id, goal, history, names: namesOfCompetencies(locale), shown, pages, may, name, summary, next: levels.find(({ level }) => level === goal.wantedLevel) ?? null });
}

export default function GoalPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { pairingId, goal, history, names, shown, pages, may, name, summary, next } = useLoaderData<typeof loader>();
  const { id, state, startLevel, wantedLevel, level, mentorLevel, mentorFirst, why, evidence, steps, settledAt } = goal;
  return (
    <>
      <PageHeader title={name} lead={summary} status={<GoalBadge state={state} />} above={[{ name: t('mentoring.goals.title'), to: `/pairings/${pairingId}/goals` }]}>
        {may.change ? <ButtonLink look="secondary" icon="edit" to={`/goals/${id}/edit`}>{t('mentoring.goals.change')}</ButtonLink> : null}
      </PageHeader>
      <LevelTrack start={startLevel} now={level} wanted={wantedLevel} />
      <div className="mt-6">
        <Facts
          facts={[
            ...(next ? [{ name: t('mentoring.goals.atLevel', { level: `${next.level} · ${next.name}` }), value: next.description }] : []),
            ...(mentorLevel ? [{ name: t('mentoring.goals.mentorLevel'), value: mentorFirst ? t('mentoring.goals.mentorLevels', { first: mentorFirst, level: mentorLevel }) : String(mentorLevel) }] : []),
            { name: t('mentoring.goals.why'), value: why ? <p className="typed">{why}</p> : t('mentoring.goals.unsaid') },
            { name: t('mentoring.goals.evidence'), value: evidence ? <p className="typed">{evidence}</p> : t('mentoring.goals.unsaid') },
            ...(settledAt ? [{ name: t(`mentoring.goals.states.${state}`), value: format.date(settledAt) }] : []),
          ]}
        />
      </div>
      <Section title={t('mentoring.goals.steps')} lead={steps.length > 0 ? t('mentoring.goals.stepsDone', { done: goal.progress.done, count: steps.length }) : undefined} actions={may.change ? <ButtonLink icon="plus" look="secondary" to={`/goals/${id}/steps`}>{t('mentoring.goals.addStep')}</ButtonLink> : null}>
        <StepList steps={steps} mayChange={may.change} />
      </Section>
      {may.reach || may.takeUp ? (
        <div className="mt-8 flex flex-wrap gap-3 print:hidden">
          {may.reach ? <MoveButton action={`/goals/${id}/settlement`} fields={{ move: 'reach' }}>{t('mentoring.goals.reach')}</MoveButton> : null}
          {may.reach ? <MoveButton look="secondary" action={`/goals/${id}/settlement`} fields={{ move: 'drop' }}>{t('mentoring.goals.drop')}</MoveButton> : null}
          {may.takeUp ? <MoveButton look="secondary" action={`/goals/${id}/settlement`} fields={{ move: 'takeUp' }}>{t('mentoring.goals.takeUp')}</MoveButton> : null}
        </div>
      ) : null}
      {pages > 0 ? (
        <Section title={t('mentoring.goals.history')}>
          <GoalHistory changes={history} names={names} />
          <Pages page={shown} pages={pages} linkTo={(one) => (one === 1 ? `/goals/${id}` : `/goals/${id}?page=${one}`)} />
        </Section>
      ) : null}
    </>
  );
}
