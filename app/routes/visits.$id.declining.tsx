import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { VISIT_TEXT } from '#app/domain/academy/sites/visit-bounds.ts';
import { decliningSchema, VISIT_WORDS } from '#app/domain/academy/sites/visit-forms.ts';
import { declineVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
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
  const { row } = await findVisitTo(person, idParam(params.id), 'decline', 'isHost');
  return page(context, { title: 'academy.titles.visit', words: VISIT_WORDS }, { id: row.id });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findVisitTo(person, id, 'decline', 'isHost');
  const form = await readForm(request, decliningSchema);
  if (!form.ok) return form.refusal;
  await declineVisit(person, id, form.value.reason);
  return goTo(context, `/visits/${id}`, 'academy.notices.visitDeclined');
}

export default function VisitDecliningPage() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.visits.decline')} lead={t('academy.visits.declineLead')} above={[{ name: t('academy.titles.visit'), to: `/visits/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('academy.visits.decline')}>
        <TextAreaField name="reason" label={t('academy.visits.reason')} hint={t('academy.visits.reasonHint')} max={VISIT_TEXT} />
      </ValidatedForm>
    </>
  );
}
