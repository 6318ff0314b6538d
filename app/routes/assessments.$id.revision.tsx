import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { findAssessmentAsLead } from '#app/domain/assessment/assessments.server.ts';
import { revisionSchema } from '#app/domain/assessment/model.ts';
import { reviseAssessment } from '#app/domain/assessment/revision.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const fetchSchema = () => import('#app/domain/assessment/model.ts').then(({ revisionSchema }) => revisionSchema);

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await findAssessmentAsLead(person, idParam(params.id));
  return page(context, { title: 'assessment.titles.revision', words: ['assessment.revision', 'assessment.results', 'assessment.refusals'] }, { id });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, revisionSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/assessments/${await reviseAssessment(person, idParam(params.id), form.value.reason)}`, 'assessment.notices.revised');
}

export default function RevisionPage() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.revision.title')} lead={t('assessment.revision.lead')} above={[{ name: t('assessment.results.title'), to: `/assessments/${id}/results` }]} />
      <ValidatedForm schema={fetchSchema} answer={useActionData<typeof action>()} submit={t('assessment.revision.submit')}>
        <TextAreaField name="reason" label={t('assessment.revision.reason')} hint={t('assessment.revision.reasonHint')} />
      </ValidatedForm>
    </>
  );
}
