import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { meetingNoteSchema, NOTE_KINDS } from '#app/domain/mentoring/meeting-forms.ts';
import { writeMeetingNote } from '#app/domain/mentoring/meeting-notes.server.ts';
import { readMeeting } from '#app/domain/mentoring/meetings.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { meeting, may } = await readMeeting(person, idParam(params.id));
  if (!may.write) throw new Refusal('mentoring.refusals.over');
  return page(context, { title: 'mentoring.titles.meeting', words: ['mentoring.notes'] }, { id: meeting.id });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readMeeting(person, id);
  const form = await readForm(request, meetingNoteSchema);
  if (!form.ok) return form.refusal;
  await writeMeetingNote(person, id, form.value);
  return goTo(context, `/meetings/${id}`, 'mentoring.notices.saved');
}

export default function WriteMeetingNotePage() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.notes.write')} above={[{ name: t('mentoring.notes.meeting'), to: `/meetings/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('mentoring.notes.keep')}>
        <TextAreaField name="text" label={t('mentoring.notes.text')} rows={8} max={10_000} />
        <RadioField name="kind" label={t('mentoring.notes.for')} value="private" choices={NOTE_KINDS.map((value) => ({ value, label: t(`mentoring.notes.kinds.${value}`), hint: t(`mentoring.notes.hints.${value}`) }))} />
      </ValidatedForm>
    </>
  );
}
