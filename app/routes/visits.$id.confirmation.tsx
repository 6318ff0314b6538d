import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { confirmationSchema, VISIT_WORDS } from '#app/domain/academy/sites/visit-forms.ts';
import { confirmVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import { findVisitTo } from '#app/domain/academy/sites/visits.server.ts';
import { localOf } from '#app/domain/calendar/local-time.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { DateField } from '#app/ui/forms/text-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { row } = await findVisitTo(person, idParam(params.id), 'confirm', 'isHost');
  return page(context, { title: 'academy.titles.visit', words: VISIT_WORDS }, { id: row.id, addressDay: localOf(row.startsAt, row.zone).day });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findVisitTo(person, id, 'confirm', 'isHost');
  const form = await readForm(request, confirmationSchema);
  if (!form.ok) return form.refusal;
  try {
    await confirmVisit(person, id, form.value.addressDay);
  } catch (error) {
    return refusedAt(error, 'addressDay', form.typed);
  }
  return goTo(context, `/visits/${id}`, 'academy.notices.visitConfirmed');
}

export default function VisitConfirmationPage() {
  const { t } = useTranslation();
  const { id, addressDay } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.visits.confirm')} lead={t('academy.visits.confirmLead')} above={[{ name: t('academy.titles.visit'), to: `/visits/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={{ addressDay }} submit={t('academy.visits.confirm')}>
        <DateField name="addressDay" label={t('academy.visits.addressDay')} hint={t('academy.visits.addressDayHint')} />
      </ValidatedForm>
    </>
  );
}
