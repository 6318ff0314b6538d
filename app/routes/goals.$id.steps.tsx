import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { Competency } from '#app/domain/mentoring/competencies.ts';
import { StepForm } from '#app/domain/mentoring/components/goal-parts.tsx';
import { namesOfCompetencies } from '#app/domain/mentoring/framework.server.ts';
import { stepSchema } from '#app/domain/mentoring/goal-form.ts';
import { addStep } from '#app/domain/mentoring/goal-steps.server.ts';
import { findOwnGoal } from '#app/domain/mentoring/goals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { goal } = await findOwnGoal(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.goal', words: ['mentoring.goals'] }, { id: goal.id, name: namesOfCompetencies(await localeOf(context))[goal.competency as Competency] });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findOwnGoal(person, id);
  const form = await readForm(request, stepSchema);
  if (!form.ok) return form.refusal;
  await addStep(person, id, form.value);
  return goTo(context, `/goals/${id}`, 'mentoring.notices.saved');
}

export default function AddStepPage() {
  const { t } = useTranslation();
  const { id, name } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.goals.addStep')} above={[{ name, to: `/goals/${id}` }]} />
      <StepForm values={{}} answer={useActionData<typeof action>()} submit={t('mentoring.goals.keepStep')} />
    </>
  );
}
