import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { findAssessmentAsLead } from '#app/domain/assessment/assessments.server.ts';
import { commitToPriorities, weighComponents } from '#app/domain/assessment/commitments.server.ts';
import { PriorityForm } from '#app/domain/assessment/components/priority-form.tsx';
import { prioritiesSchema } from '#app/domain/assessment/model.ts';
import { viewPriorities } from '#app/domain/assessment/result-view.ts';
import { readResults } from '#app/domain/assessment/results.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const results = await readResults(person, idParam(params.id), { withTexts: false });
  if (!results.isLead) throw results.isInside ? new Refusal('assessment.refusals.leadOnly') : new NotFound();
  const locale = await localeOf(context);
  const { id, components, weights } = results;
  return page(context, { title: 'assessment.titles.priorities', words: ['assessment.priorities', 'assessment.results', 'assessment.refusals'] }, { id, priorities: viewPriorities(results, locale), components: components.map(({ component }) => ({ key: component.id, name: component.name[locale], weight: weights[component.id] ?? 1 })) });
}

/** Two forms of one page: how much each component weighs, and what the organisation commits to, in its order. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await findAssessmentAsLead(person, idParam(params.id));
  const form = await readForm(request, prioritiesSchema, ({ part }) => (part === 'weights' ? part : 'places'));
  if (!form.ok) return form.refusal;
  try {
    if (form.value.part === 'weights') await weighComponents(person, id, form.value.weights);
    else await commitToPriorities(person, id, form.value.places);
  } catch (error) {
    return refusedAt(error, 'form', form.typed, form.form);
  }
  return goTo(context, form.value.part === 'weights' ? `/assessments/${id}/priorities` : `/assessments/${id}/results`, 'assessment.notices.saved');
}

export default function PrioritiesPage() {
  const { t } = useTranslation();
  const { id, priorities, components } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.priorities.choose')} lead={t('assessment.priorities.chooseLead')} above={[{ name: t('assessment.results.title'), to: `/assessments/${id}/results` }]} />
      <PriorityForm priorities={priorities} components={components} answer={useActionData<typeof action>()} />
    </>
  );
}
