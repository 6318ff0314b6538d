import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { findTaken, settleTaking } from '#app/domain/mentoring/opportunities.server.ts';
import { takingReportSchema } from '#app/domain/mentoring/opportunity-forms.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { told } = await findTaken(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.opportunities', words: ['mentoring.opportunities'] }, { kind: told.kind, text: told.text });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findTaken(person, id);
  const form = await readForm(request, takingReportSchema);
  if (!form.ok) return form.refusal;
  await settleTaking(person, id, 'report', form.value.gave);
  return goTo(context, '/opportunities', 'mentoring.notices.saved');
}

export default function OpportunityReportPage() {
  const { t } = useTranslation();
  const { kind, text } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(`mentoring.opportunities.kinds.${kind}`)} lead={<span className="typed">{text}</span>} above={[{ name: t('mentoring.opportunities.title'), to: '/opportunities' }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('mentoring.opportunities.reportKeep')}>
        <TextAreaField name="gave" label={t('mentoring.opportunities.gave')} hint={t('mentoring.opportunities.gaveHint')} rows={6} max={4_000} />
      </ValidatedForm>
    </>
  );
}
