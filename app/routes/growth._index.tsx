import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import type { Competency } from '#app/domain/mentoring/competencies.ts';
import { CourseCard } from '#app/domain/mentoring/components/growth-parts.tsx';
import { GoalBadge } from '#app/domain/mentoring/components/goal-card.tsx';
import { namesOfCompetencies } from '#app/domain/mentoring/framework.server.ts';
import { turnsOf } from '#app/domain/mentoring/growth-chart.ts';
import { readGrowth } from '#app/domain/mentoring/growth.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Figure } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { competencies, goals, pairings, opportunities, reflections, today } = await readGrowth(person);
  const names = namesOfCompetencies(await localeOf(context));
  return page(context, { title: 'mentoring.titles.growth', words: ['mentoring.goals', 'mentoring.growth', 'mentoring.opportunities'] }, {
    today,
    courses: competencies.map((one) => ({ ...one, course: turnsOf(one.course), name: names[one.id] })),
    goals: goals.map(({ id, competency, state, done, steps, gained }) => ({ id, name: names[competency as Competency], state, done, steps, gained })),
    held: pairings.reduce((sum, { held }) => sum + held, 0),
    gained: competencies.reduce((sum, { gained }) => sum + gained, 0),
    opportunities,
    reflections,
  });
}

export default function GrowthPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today, courses, goals, held, gained, opportunities, reflections } = useLoaderData<typeof loader>();
  if (held === 0 && [courses, goals, opportunities, reflections].every((list) => list.length === 0)) {
    return (
      <>
        <PageHeader title={t('mentoring.growth.title')} lead={t('mentoring.growth.lead')} />
        <Empty title={t('mentoring.growth.none')}>{t('mentoring.growth.noneHint')}</Empty>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('mentoring.growth.title')} lead={t('mentoring.growth.lead')}>
        <ButtonLink look="secondary" to="/growth/portfolio">{t('mentoring.growth.portfolio')}</ButtonLink>
      </PageHeader>
      <div className="grid gap-4 sm:grid-cols-3">
        <Figure value={format.number(gained)} label={t('mentoring.growth.levelsGained')} />
        <Figure value={format.number(held)} label={t('mentoring.growth.meetingsHeld')} />
        <Figure value={format.number(opportunities.length)} label={t('mentoring.growth.opportunitiesDone')} to="/opportunities" />
      </div>
      {courses.length > 0 ? (
        <Section title={t('mentoring.growth.overTime')} lead={t('mentoring.growth.overTimeLead')}>
          <div className="grid gap-4 lg:grid-cols-2">{courses.map((course) => <CourseCard key={course.id} course={course} today={today} />)}</div>
        </Section>
      ) : null}
      {goals.length > 0 ? (
        <Section title={t('mentoring.goals.title')}>
          <Table
            caption={t('mentoring.goals.title')}
            rows={goals}
            keyOf={({ id }) => id}
            columns={[
              { name: t('mentoring.growth.goal'), cell: ({ id, name }) => <TextLink to={`/goals/${id}`}>{name}</TextLink> },
              { name: t('mentoring.growth.state'), cell: ({ state }) => <GoalBadge state={state} /> },
              { name: t('mentoring.goals.steps'), cell: ({ done, steps }) => t('mentoring.goals.stepsDone', { done, count: steps }) },
              { name: t('mentoring.growth.levelsGained'), cell: (goal) => format.number(goal.gained), align: 'end' },
            ]}
          />
        </Section>
      ) : null}
      {opportunities.length > 0 ? (
        <Section title={t('mentoring.opportunities.title')}>
          <ul className="flex flex-col gap-3">{opportunities.map((one) => <li key={one.id} className="card"><p className="font-semibold">{t(`mentoring.opportunities.kinds.${one.kind}`)}</p><p className="typed max-w-measure">{one.gave}</p></li>)}</ul>
        </Section>
      ) : null}
      {reflections.length > 0 ? (
        <Section title={t('mentoring.growth.reflections')}>
          <ul className="flex flex-col gap-3">{reflections.map((one) => <li key={one.id} className="card">{([one.learned, one.proud, one.next]).filter(Boolean).map((text, i) => <p key={i} className="typed max-w-measure">{text}</p>)}</li>)}</ul>
        </Section>
      ) : null}
    </>
  );
}
