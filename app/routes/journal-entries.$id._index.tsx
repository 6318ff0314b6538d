import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { entryChangeSchema } from '#app/domain/mentoring/journal-form.ts';
import { changeEntry, readOwnEntry } from '#app/domain/mentoring/journal.server.ts';
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
  const { id, pairingId, version, text, isShared, may } = await readOwnEntry(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.journal', words: ['mentoring.journal'] }, { id, pairingId, version, text, isShared, may });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readOwnEntry(person, id);
  const form = await readForm(request, entryChangeSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/pairings/${await changeEntry(person, id, form.value)}/journal`, 'mentoring.notices.saved');
}

export default function JournalEntryPage() {
  const { t } = useTranslation();
  const { id, pairingId, version, text, isShared, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t(may.change ? 'mentoring.journal.change' : 'mentoring.journal.entry')} lead={may.change ? (isShared ? t('mentoring.journal.changeShared') : undefined) : t('mentoring.journal.overShared')} above={[{ name: t('mentoring.journal.title'), to: `/pairings/${pairingId}/journal` }]} />
      {may.change ? (
        <ValidatedForm answer={answer} values={{ text }} submit={t('mentoring.journal.keep')}>
          <VersionField value={version} />
          <TextAreaField name="text" label={t('mentoring.journal.entry')} rows={10} max={20_000} />
        </ValidatedForm>
      ) : (
        <p className="typed max-w-measure">{text}</p>
      )}
      <div className="mt-8">
        <Confirm summary={t('mentoring.journal.remove')} question={t('mentoring.journal.removeQuestion')}>
          <MoveButton look="danger" action={`/journal-entries/${id}/removal`}>{t('mentoring.journal.remove')}</MoveButton>
        </Confirm>
      </div>
    </>
  );
}
