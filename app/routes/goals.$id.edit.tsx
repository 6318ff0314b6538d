import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { Competency } from '#app/domain/mentoring/competencies.ts';
import { GoalForm } from '#app/domain/mentoring/components/goal-form.tsx';
import { tellCompetency } from '#app/domain/mentoring/framework.server.ts';
import { goalSchema } from '#app/domain/mentoring/goal-form.ts';
import { changeGoal, findOwnGoal, readGoal } from '#app/domain/mentoring/goals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findOwnGoal(person, id);
  const { goal } = await readGoal(person, id);
  const { startLevel, wantedLevel, why, evidence, version, competency } = goal;
  return page(context, { title: 'mentoring.titles.goal', words: ['mentoring.goals', 'mentoring.errors'] }, { id, version, competency: tellCompetency(await localeOf(context), competency as Competency), values: { startLevel: String(startLevel), wantedLevel: String(wantedLevel), why, evidence } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findOwnGoal(person, id);
  const form = await readForm(request, goalSchema);
  if (!form.ok) return form.refusal;
  await changeGoal(person, id, form.value);
  return goTo(context, `/goals/${id}`, 'mentoring.notices.saved');
}

export default function EditGoalPage() {
  const { t } = useTranslation();
  const { id, version, competency, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.goals.change')} lead={competency.summary} above={[{ name: competency.name, to: `/goals/${id}` }]} />
      <GoalForm competency={competency} version={version} values={values} answer={useActionData<typeof action>()} />
    </>
  );
}
