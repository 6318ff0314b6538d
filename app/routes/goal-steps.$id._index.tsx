import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { Competency } from '#app/domain/mentoring/competencies.ts';
import { StepForm } from '#app/domain/mentoring/components/goal-parts.tsx';
import { namesOfCompetencies } from '#app/domain/mentoring/framework.server.ts';
import { stepSchema } from '#app/domain/mentoring/goal-form.ts';
import { changeStep, readStep } from '#app/domain/mentoring/goal-steps.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, goalId, competency, fields } = await readStep(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.goal', words: ['mentoring.goals'] }, { id, goalId, name: namesOfCompetencies(await localeOf(context))[competency as Competency], fields });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readStep(person, id);
  const form = await readForm(request, stepSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/goals/${await changeStep(person, id, form.value)}`, 'mentoring.notices.saved');
}

export default function StepPage() {
  const { t } = useTranslation();
  const { id, goalId, name, fields } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.goals.changeStep')} above={[{ name, to: `/goals/${goalId}` }]} />
      <StepForm values={fields} answer={useActionData<typeof action>()} submit={t('mentoring.goals.keepStep')} />
      <div className="mt-8">
        <Confirm summary={t('mentoring.goals.removeStep')} question={t('mentoring.goals.removeStepQuestion')}>
          <MoveButton look="danger" action={`/goal-steps/${id}/removal`}>{t('mentoring.goals.removeStep')}</MoveButton>
        </Confirm>
      </div>
    </>
  );
}
