import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { isCompetency } from '#app/domain/mentoring/competencies.ts';
import { GoalForm } from '#app/domain/mentoring/components/goal-form.tsx';
import { framework, tellCompetencies } from '#app/domain/mentoring/framework.server.ts';
import { goalSchema } from '#app/domain/mentoring/goal-form.ts';
import { addGoal, asMentee } from '#app/domain/mentoring/goals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Card } from '#app/ui/card.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { pairing } = await asMentee(person, idParam(params.id));
  const locale = await localeOf(context);
  const chosen = new URL(request.url).searchParams.get('competency') ?? '';
  const competencies = tellCompetencies(locale);
  return page(context, { title: 'mentoring.titles.goals', words: ['mentoring.goals', 'mentoring.errors'] }, { id: pairing.id, introduction: framework().introduction[locale], competencies: competencies.map(({ id, name, summary }) => ({ id, name, summary })), competency: isCompetency(chosen) ? (competencies.find(({ id }) => id === chosen) ?? null) : null });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await asMentee(person, id);
  const form = await readForm(request, goalSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/goals/${await addGoal(person, id, form.value)}`, 'mentoring.notices.saved');
}

export default function NewGoalPage() {
  const { t } = useTranslation();
  const { id, introduction, competencies, competency } = useLoaderData<typeof loader>();
  const above = [{ name: t('mentoring.goals.title'), to: `/pairings/${id}/goals` }];
  const answer = useActionData<typeof action>();
  if (competency) {
    return (
      <>
        <PageHeader title={competency.name} lead={competency.summary} above={[...above, { name: t('mentoring.goals.add'), to: `/pairings/${id}/goals/new` }]} />
        <GoalForm competency={competency} version={0} values={{}} answer={answer} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('mentoring.goals.choose')} lead={introduction} above={above} />
      <ul className="grid gap-4 sm:grid-cols-2">
        {competencies.map(({ id: key, name, summary }) => (
          <li key={key} className="flex">
            <Card className="w-full" level={2} title={name} to={`/pairings/${id}/goals/new?competency=${key}`}>{summary}</Card>
          </li>
        ))}
      </ul>
    </>
  );
}
