import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { thankHost } from '#app/domain/academy/sites/visit-course.server.ts';
import { VISIT_TEXT } from '#app/domain/academy/sites/visit-bounds.ts';
import { thanksSchema, VISIT_WORDS } from '#app/domain/academy/sites/visit-forms.ts';
import { findVisitTo } from '#app/domain/academy/sites/visits.server.ts';
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
  const { row } = await findVisitTo(person, idParam(params.id), 'thank', 'visits');
  return page(context, { title: 'academy.titles.visit', words: VISIT_WORDS }, { id: row.id });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findVisitTo(person, id, 'thank', 'visits');
  const form = await readForm(request, thanksSchema);
  if (!form.ok) return form.refusal;
  await thankHost(person, id, form.value.thanks);
  return goTo(context, `/visits/${id}`, 'academy.notices.visitThanked');
}

export default function VisitThanksPage() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.visits.thank')} lead={t('academy.visits.thankLead')} above={[{ name: t('academy.titles.visit'), to: `/visits/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('academy.visits.thank')}>
        <TextAreaField name="thanks" label={t('academy.visits.thanks')} hint={t('academy.visits.thanksHint')} max={VISIT_TEXT} optional />
      </ValidatedForm>
    </>
  );
}
