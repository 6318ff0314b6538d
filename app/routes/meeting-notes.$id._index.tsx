import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { noteChangeSchema } from '#app/domain/mentoring/meeting-forms.ts';
import { changeMeetingNote, readOwnMeetingNote } from '#app/domain/mentoring/meeting-notes.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, meetingId, kind, version, text, may } = await readOwnMeetingNote(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.meeting', words: ['mentoring.notes'] }, { id, meetingId, kind, version, text, may });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readOwnMeetingNote(person, id);
  const form = await readForm(request, noteChangeSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/meetings/${await changeMeetingNote(person, id, form.value)}`, 'mentoring.notices.saved');
}

export default function MeetingNotePage() {
  const { t } = useTranslation();
  const { id, meetingId, kind, version, text, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t(may.change ? 'mentoring.notes.change' : 'mentoring.notes.text')} lead={t(may.change ? `mentoring.notes.hints.${kind}` : 'mentoring.notes.overRead')} above={[{ name: t('mentoring.notes.meeting'), to: `/meetings/${meetingId}` }]} />
      {may.change ? (
        <ValidatedForm answer={answer} values={{ text }} submit={t('mentoring.notes.keep')}>
          <VersionField value={version} />
          <TextAreaField name="text" label={t('mentoring.notes.text')} rows={8} max={10_000} />
        </ValidatedForm>
      ) : (
        <p className="typed max-w-measure">{text}</p>
      )}
      <div className="mt-8">
        <Confirm summary={t('mentoring.notes.remove')} question={t('mentoring.notes.removeQuestion')}>
          <MoveButton look="danger" action={`/meeting-notes/${id}/removal`}>{t('mentoring.notes.remove')}</MoveButton>
        </Confirm>
      </div>
    </>
  );
}
