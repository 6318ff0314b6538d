import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { findWritten, readLine, saveLine } from '#app/domain/academy/editions/action-plan-changes.server.ts';
import { planLineSchema } from '#app/domain/academy/editions/action-plan-forms.ts';
import { PlanLineForm } from '#app/domain/academy/editions/components/plan-line-form.tsx';
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
  return page(context, { title: 'academy.titles.plan', words: ['academy.goingHome.line', 'academy.goingHome.supports', 'academy.goingHome.refusals', 'academy.titles'] }, await readLine(person, idParam(params.id)));
}

/** Without JavaScript: saves what the form holds. Over someone else's newer words nothing is written, and both are shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { plan } = await findWritten(person, id);
  const form = await readForm(request, planLineSchema);
  if (!form.ok) return form.refusal;
  const saved = await saveLine(person, id, form.value);
  if (saved.state === 'conflict') return data({ errors: {}, values: form.typed, form: null, newer: saved.theirs }, { status: 409 });
  return goTo(context, `/teams/${plan.teamId}/plan`, 'academy.notices.planLineKept');
}

export default function PlanLinePage() {
  const { t } = useTranslation();
  const { teamId, ...line } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.goingHome.line.title')} lead={t('academy.goingHome.line.lead')} above={[{ name: t('academy.titles.plan'), to: `/teams/${teamId}/plan` }]} />
      <PlanLineForm {...line} answer={answer} />
      <div className="mt-8">
        <Confirm summary={t('academy.goingHome.line.remove')} question={t('academy.goingHome.line.removeQuestion')}>
          <MoveButton look="danger" action={`/plan-lines/${line.id}/removal`}>{t('academy.goingHome.line.removeNow')}</MoveButton>
        </Confirm>
      </div>
    </>
  );
}
