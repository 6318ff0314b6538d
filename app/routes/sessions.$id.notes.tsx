import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { noteSchema } from '#app/domain/assistance/session-forms.ts';
import { writeNote } from '#app/domain/assistance/session-notes.server.ts';
import { readSession } from '#app/domain/assistance/sessions.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { session, isShared } = await readSession(person, id);
  if (!isShared) throw new NotFound();
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions'] }, { id, told: tellTime(await localeOf(context), session, person.timeZone ?? 'UTC') });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, noteSchema);
  if (!form.ok) return form.refusal;
  await writeNote(person, id, form.value);
  return goTo(context, `/sessions/${id}`, 'assistance.notices.saved');
}

export default function WriteNotePage() {
  const { t } = useTranslation();
  const { id, told } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.writeNote')} above={[{ name: wholeTime(told), to: `/sessions/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('assistance.sessions.keepNote')}>
        <TextAreaField name="text" label={t('assistance.sessions.note')} rows={8} max={10_000} />
        <RadioField name="kind" label={t('assistance.sessions.noteFor')} value="shared" choices={(['shared', 'private'] as const).map((value) => ({ value, label: t(`assistance.sessions.noteKinds.${value}`), hint: t(`assistance.sessions.noteHints.${value}`) }))} />
      </ValidatedForm>
    </>
  );
}
