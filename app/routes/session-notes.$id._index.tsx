import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { noteChangeSchema } from '#app/domain/assistance/session-forms.ts';
import { changeNote, readOwnNote } from '#app/domain/assistance/session-notes.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, sessionId, kind, text, version } = await readOwnNote(person, idParam(params.id));
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions'] }, { id, sessionId, kind, text, version });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, noteChangeSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/sessions/${await changeNote(person, id, form.value)}`, 'assistance.notices.saved');
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
}

export default function ChangeNotePage() {
  const { t } = useTranslation();
  const { id, sessionId, kind, text, version } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.changeNote')} lead={t(`assistance.sessions.noteHints.${kind}`)} above={[{ name: t('assistance.sessions.session'), to: `/sessions/${sessionId}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('assistance.sessions.keepNote')}>
        <VersionField value={version} />
        <TextAreaField name="text" label={t('assistance.sessions.note')} value={text} rows={8} max={10_000} />
      </ValidatedForm>
      <div className="mt-8">
        <Confirm summary={t('assistance.sessions.removeNote')} question={t('assistance.sessions.removeQuestion')}>
          <MoveButton look="danger" action={`/session-notes/${id}/removal`}>{t('assistance.sessions.removeNow')}</MoveButton>
        </Confirm>
      </div>
    </>
  );
}
