import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { listScores } from '#app/domain/assessment/scores.server.ts';
import { choicesAfter, chooseBefore } from '#app/domain/assistance/before-after.ts';
import { followUpSchema, namingSchema } from '#app/domain/assistance/closing-forms.ts';
import { answerFollowUp, nameAssessment, readFollowUp } from '#app/domain/assistance/follow-ups.server.ts';
import { pathOf } from '#app/domain/assistance/parts.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm, typedIn } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

/** The check-in, and the assessments of the organisation that can show what changed since. @throws NotFound, and Refusal for who sees it and does not answer it */
async function readChoices(person: AskingPerson, id: string) {
  const { standing, began, group, followUp } = await readFollowUp(person, id);
  if (!standing.leads.includes(group.organisation.id)) throw new Refusal('assistance.sessions.refusals.notYours');
  const assessments = await listScores(person, group.organisation.id);
  return { engagementId: standing.engagement.id, group, followUp, choices: choicesAfter(assessments, chooseBefore(assessments, group.named, began), began) };
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { engagementId, group, followUp, choices } = await readChoices(person, idParam(params.id));
  if (!followUp.mayAnswer && !(followUp.mayName && choices.length > 0)) throw new Refusal(followUp.state === 'answered' ? 'assistance.followUps.refusals.answered' : 'assistance.followUps.refusals.notYet');
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.followUps'] }, { engagementId, name: group.organisation.name, month: followUp.month, said: followUp.changed, choices: choices.map(({ id, asOf }) => ({ id, asOf: asOf.toISOString() })) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { choices, engagementId, followUp } = await readChoices(person, id);
  const form = await readForm(request, followUp.mayName ? namingSchema : followUpSchema);
  const typed = typedIn(request)?.typed ?? {};
  // Somebody else answered meanwhile: what is said here would be kept nowhere, and stays on the page.
  if (followUp.mayName && typed.changed) return formErrors({ changed: 'assistance.followUps.refusals.answered' }, typed);
  if (!form.ok) return form.refusal;
  const { assessment } = form.value;
  if (assessment && !choices.some((one) => one.id === assessment)) return formErrors({ assessment: 'ui.forms.errors.choose' }, form.typed);
  try {
    if ('changed' in form.value) await answerFollowUp(person, id, { changed: form.value.changed, assessmentId: assessment });
    else await nameAssessment(person, id, form.value.assessment);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, pathOf(engagementId, 'follow-ups'), 'assistance.notices.saved');
}

export default function FollowUpPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { engagementId, name, month, said, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('assistance.followUps.after', { count: month })} kicker={name} lead={t(said ? 'assistance.followUps.nameLead' : 'assistance.followUps.answerLead')} above={[{ name: t('assistance.followUps.title'), to: pathOf(engagementId, 'follow-ups') }]} />
      {said ? <p className="typed mb-6">{said}</p> : null}
      <ValidatedForm answer={answer} values={{ assessment: said ? (choices[0]?.id ?? '') : '' }} submit={t('assistance.followUps.keep')}>
        {said && !answer?.values.changed ? null : <TextAreaField name="changed" label={t('assistance.followUps.changed')} hint={t('assistance.followUps.changedHint')} rows={8} max={10_000} />}
        <SelectField name="assessment" label={t('assistance.followUps.assessment')} hint={choices.length > 0 ? t('assistance.followUps.assessmentHint') : t('assistance.followUps.noAssessment')} optional={!said} empty={said ? undefined : t('assistance.followUps.noneYet')} choices={choices.map(({ id, asOf }) => ({ value: id, label: t('assistance.followUps.assessmentOf', { date: format.date(asOf) }) }))} />
      </ValidatedForm>
    </>
  );
}
