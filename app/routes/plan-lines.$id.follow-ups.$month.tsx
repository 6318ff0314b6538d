import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { LineFacts } from '#app/domain/academy/editions/components/plan-parts.tsx';
import { planFollowUpSchema } from '#app/domain/academy/editions/plan-follow-up-forms.ts';
import { answerFollowUp, readFollowUp } from '#app/domain/academy/editions/plan-follow-up.server.ts';
import { STANDINGS } from '#app/domain/academy/editions/plan-follow-ups.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, numberParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { plan, month, line, edit, values } = await readFollowUp(person, idParam(params.id), numberParam(params.month));
  return page(context, { title: 'academy.titles.plan', words: ['academy.goingHome', 'academy.titles', 'academy.editions.refusals'] }, { teamId: plan.teamId, month, line, edit, values });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { month } = await readFollowUp(person, id, numberParam(params.month));
  const form = await readForm(request, planFollowUpSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/teams/${await answerFollowUp(person, id, month, form.value)}/plan`, 'academy.notices.planFollowedUp');
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
}

export default function PlanFollowUpPage() {
  const { t } = useTranslation();
  const { teamId, month, line, edit, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.goingHome.followUps.after', { count: month })} lead={t('academy.goingHome.followUps.answerLead')} above={[{ name: t('academy.titles.plan'), to: `/teams/${teamId}/plan` }]} />
      <Section title={t('academy.goingHome.line.title')}>
        <LineFacts line={line} />
      </Section>
      <Section title={t('academy.goingHome.followUps.standing')}>
        <ValidatedForm values={values} answer={answer} submit={t('academy.goingHome.followUps.keep')}>
          <VersionField name="edit" value={edit} />
          <RadioField name="standing" label={t('academy.goingHome.followUps.standing')} choices={STANDINGS.map((value) => ({ value, label: t(`academy.goingHome.standings.${value}`) }))} />
          <TextAreaField name="words" optional label={t('academy.goingHome.followUps.words')} hint={t('academy.goingHome.followUps.wordsHint')} rows={4} max={2_000} />
        </ValidatedForm>
      </Section>
    </>
  );
}
