import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { BudgetLineForm, BudgetTable } from '#app/domain/academy/editions/components/budget-parts.tsx';
import { keepBudgetLine, readBudget } from '#app/domain/academy/editions/edition-budget.server.ts';
import { budgetLineSchema } from '#app/domain/academy/editions/edition-forms.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions.budget', 'academy.editions.errors', 'academy.editions.refusals', 'academy.editions.edition'] }, await readBudget(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await readBudget(person, idParam(params.id));
  const form = await readForm(request, budgetLineSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepBudgetLine(person, id, null, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/budget`, 'academy.notices.editionKept');
}

export default function BudgetPage() {
  const { t } = useTranslation();
  const budget = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.editions.budget.title')} lead={t('academy.editions.budget.lead', { currency: budget.currency })} above={[{ name: t('academy.editions.edition'), to: `/editions/${budget.id}` }]} />
      {budget.lines.length === 0 ? <Empty title={t('academy.editions.budget.none')} /> : <BudgetTable budget={budget} />}
      {budget.mayChange ? (
        <Section title={t('academy.editions.budget.add')}>
          <BudgetLineForm currency={budget.currency} version={0} answer={answer} submit={t('academy.editions.budget.addNow')} />
        </Section>
      ) : null}
    </>
  );
}
