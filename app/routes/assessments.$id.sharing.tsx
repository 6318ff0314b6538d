import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { sharingSchema } from '#app/domain/assessment/model.ts';
import { readSharing, shareAssessment } from '#app/domain/assessment/sharing.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { CheckboxField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const fetchSchema = () => import('#app/domain/assessment/model.ts').then(({ sharingSchema }) => sharingSchema);

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'assessment.titles.sharing', words: ['assessment.sharing', 'assessment.sharings', 'assessment.results'] }, await readSharing(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, sharingSchema);
  if (!form.ok) return form.refusal;
  await shareAssessment(person, id, form.value);
  return goTo(context, `/assessments/${id}/results`, 'assessment.notices.shared');
}

export default function SharingPage() {
  const { t } = useTranslation();
  const { id, sharing, inAggregates, replaces } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.sharing.title')} lead={t('assessment.sharing.lead')} above={[{ name: t('assessment.results.title'), to: `/assessments/${id}/results` }]} />
      {replaces ? <Notice className="mb-6" kind="warn" standing title={t('assessment.sharing.replaces')}>{t('assessment.sharing.replacesHint')}</Notice> : null}
      <ValidatedForm schema={fetchSchema} answer={useActionData<typeof action>()} values={replaces ?? { sharing, inAggregates }} submit={t('assessment.sharing.submit')}>
        <RadioField name="sharing" label={t('assessment.sharing.who')} choices={(['nobody', 'scores', 'everything'] as const).map((value) => ({ value, label: t(`assessment.sharings.${value}`), hint: t(`assessment.sharing.hints.${value}`) }))} />
        <CheckboxField name="inAggregates" label={t('assessment.sharing.inAggregates')} hint={t('assessment.sharing.inAggregatesHint')} />
      </ValidatedForm>
    </>
  );
}
