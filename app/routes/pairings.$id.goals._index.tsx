import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { GoalCard } from '#app/domain/mentoring/components/goal-card.tsx';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { namesOfCompetencies } from '#app/domain/mentoring/framework.server.ts';
import { isCompetency } from '#app/domain/mentoring/competencies.ts';
import { listGoals } from '#app/domain/mentoring/goals.server.ts';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, goals, may } = await listGoals(person, idParam(params.id));
  const names = namesOfCompetencies(await localeOf(context));
  return page(context, { title: 'mentoring.titles.goals', words: ['mentoring.goals', 'mentoring.pairing', 'mentoring.pairingStates', 'mentoring.parts'] }, {
    head: headOf(standing),
    may,
    goals: goals.map(({ id, competency, state, why, startLevel, wantedLevel, level, progress }) => ({ id, name: isCompetency(competency) ? names[competency] : competency, state, why, startLevel, wantedLevel, level, progress })),
  });
}

export default function GoalsPage() {
  const { t } = useTranslation();
  const { head, goals, may } = useLoaderData<typeof loader>();
  const add = may.add ? <ButtonLink icon="plus" to={`/pairings/${head.id}/goals/new`}>{t('mentoring.goals.add')}</ButtonLink> : null;
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.goals.title')} lead={t(`mentoring.goals.lead.${head.part}`)} actions={<>{may.rate ? <ButtonLink look="secondary" to={`/pairings/${head.id}/levels`}>{t('mentoring.goals.rate')}</ButtonLink> : null}{goals.length > 0 ? add : null}</>} />
      {goals.length === 0 ? (
        <Empty title={t('mentoring.goals.none')} action={add}>{t(`mentoring.goals.noneHint.${head.part}`)}</Empty>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {goals.map((goal) => (
            <li key={goal.id} className="flex"><GoalCard goal={goal} /></li>
          ))}
        </ul>
      )}
    </>
  );
}
