import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { evaluationSchema } from '#app/domain/assistance/closing-forms.ts';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { EvaluationForm, EvaluationText } from '#app/domain/assistance/components/evaluation-parts.tsx';
import { evaluate, readEvaluations } from '#app/domain/assistance/evaluations.server.ts';
import { partsFor, pathOf } from '#app/domain/assistance/parts.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, evaluations, mayEvaluate, isTooSoon } = await readEvaluations(person, id);
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.closing', 'assistance.parts'] }, {
    id,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(await localeOf(context), standing),
    evaluations: evaluations.map(({ at, ...evaluation }) => ({ ...evaluation, at: at.toISOString() })),
    hasGiven: standing.hasGiven,
    isTooSoon,
    organisations: mayEvaluate.map(({ id: organisationId, name }) => ({ id: organisationId, name })),
  });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, evaluationSchema);
  if (!form.ok) return form.refusal;
  try {
    await evaluate(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, pathOf(id, 'evaluation'), 'assistance.notices.evaluated');
}

export default function EvaluationPage() {
  const { t } = useTranslation();
  const { id, parts, names, evaluations, organisations, hasGiven, isTooSoon } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('assistance.closing.evaluation')} kicker={names.join(' · ')} lead={t('assistance.closing.evaluationLead')} />
      <EngagementTabs id={id} parts={parts} />
      {hasGiven ? <Empty title={t('assistance.closing.notForGiver')}>{t('assistance.closing.notForGiverHint')}</Empty> : null}
      {evaluations.length === 0 && organisations.length === 0 && !hasGiven ? <Empty title={t('assistance.closing.noEvaluation')}>{isTooSoon ? t('assistance.closing.evaluationTime') : null}</Empty> : null}
      {evaluations.map((evaluation) => (
        <EvaluationText key={evaluation.id} evaluation={evaluation} />
      ))}
      {organisations.length > 0 ? <EvaluationForm organisations={organisations} answer={answer} /> : null}
    </>
  );
}
