import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { HowFields } from '#app/domain/mentoring/components/plan-form.tsx';
import { agendaSchema } from '#app/domain/mentoring/meeting-forms.ts';
import { changeAgenda, readMeeting } from '#app/domain/mentoring/meetings.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { meeting, may } = await readMeeting(person, idParam(params.id));
  if (!may.change) throw new Refusal('mentoring.refusals.notNow');
  const { id, version, form, place, agenda } = meeting;
  return page(context, { title: 'mentoring.titles.meeting', words: ['mentoring.meetings', 'mentoring.plan'] }, { id, version, values: { form, place: place ?? '', agenda: agenda ?? '' } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readMeeting(person, id);
  const form = await readForm(request, agendaSchema);
  if (!form.ok) return form.refusal;
  await changeAgenda(person, id, form.value);
  return goTo(context, `/meetings/${id}`, 'mentoring.notices.saved');
}

export default function AgendaPage() {
  const { t } = useTranslation();
  const { id, version, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.meetings.change')} above={[{ name: t('mentoring.meetings.one'), to: `/meetings/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={values} submit={t('mentoring.meetings.keep')}>
        <VersionField value={version} />
        <HowFields />
      </ValidatedForm>
    </>
  );
}
