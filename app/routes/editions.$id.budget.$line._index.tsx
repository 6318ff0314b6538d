import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { BudgetLineForm } from '#app/domain/academy/editions/components/budget-parts.tsx';
import { keepBudgetLine, readBudgetLine } from '#app/domain/academy/editions/edition-budget.server.ts';
import { budgetLineSchema } from '#app/domain/academy/editions/edition-forms.ts';
import { typedMoney } from '#app/domain/academy/editions/money.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, currency, mayChange, line } = await readBudgetLine(person, idParam(params.id), idParam(params.line));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions.budget', 'academy.editions.errors', 'academy.editions.refusals'] }, { id, currency, mayChange, line, values: { label: line.label, planned: typedMoney(line.planned, currency), spent: typedMoney(line.spent, currency) } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id, line } = await readBudgetLine(person, idParam(params.id), idParam(params.line));
  const form = await readForm(request, budgetLineSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepBudgetLine(person, id, line.id, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/budget`, 'academy.notices.editionKept');
}

export default function BudgetLinePage() {
  const { t } = useTranslation();
  const { id, currency, mayChange, line, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={line.label} above={[{ name: t('academy.editions.budget.title'), to: `/editions/${id}/budget` }]} />
      {mayChange ? (
        <>
          <BudgetLineForm currency={currency} version={line.version} values={values} answer={answer} submit={t('academy.editions.budget.keep')} />
          <div className="mt-10">
            <Confirm summary={t('academy.editions.budget.remove')} question={t('academy.editions.budget.removeQuestion')}>
              <MoveButton look="danger" action={`/editions/${id}/budget/${line.id}/removal`} fields={{ version: String(line.version) }}>{t('academy.editions.budget.removeNow')}</MoveButton>
            </Confirm>
          </div>
        </>
      ) : (
        <p>{t('academy.editions.refusals.over')}</p>
      )}
    </>
  );
}
