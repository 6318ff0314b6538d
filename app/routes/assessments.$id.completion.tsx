import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { completeAssessment, readCompletion } from '#app/domain/assessment/completion.server.ts';
import { completionSchema } from '#app/domain/assessment/model.ts';
import { readSharing } from '#app/domain/assessment/sharing.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'assessment.titles.completion', words: ['assessment.overview', 'assessment.participants', 'assessment.refusals'] }, await readCompletion(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, completionSchema);
  if (!form.ok) return form.refusal;
  try {
    await completeAssessment(person, id, form.value.leaveOpen);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'assessment.refusals.stillOpen') throw error;
    return refusedAt(error, 'leaveOpen', form.typed);
  }
  // What is shared of the one that it corrects stays so until that is decided here.
  const { replaces } = await readSharing(person, id);
  return goTo(context, `/assessments/${id}/${replaces ? 'sharing' : 'results'}`, 'assessment.notices.completed');
}

export default function CompletionPage() {
  const { t } = useTranslation();
  const { id, open } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.overview.complete')} lead={t('assessment.overview.completeHint')} above={[{ name: t('assessment.participants.back'), to: `/assessments/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('assessment.overview.complete')}>
        {open > 0 ? <CheckboxField name="leaveOpen" label={t('assessment.overview.leaveOpen', { count: open })} /> : null}
      </ValidatedForm>
    </>
  );
}
