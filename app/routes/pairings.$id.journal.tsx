import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { JournalEntries } from '#app/domain/mentoring/components/journal-entries.tsx';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { asMentee } from '#app/domain/mentoring/goals.server.ts';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { entrySchema } from '#app/domain/mentoring/journal-form.ts';
import { listJournal, writeEntry } from '#app/domain/mentoring/journal.server.ts';
import { journalQuerySchema } from '#app/domain/mentoring/lists.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, journalQuerySchema);
  const { standing, ...list } = await listJournal(person, idParam(params.id), query);
  return page(context, { title: 'mentoring.titles.journal', words: ['mentoring.journal', 'mentoring.parts', 'mentoring.pairing', 'mentoring.pairingStates'] }, { head: headOf(standing), query, ...list });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await asMentee(person, id);
  const form = await readForm(request, entrySchema);
  if (!form.ok) return form.refusal;
  await writeEntry(person, id, form.value.text);
  return goTo(context, `/pairings/${id}/journal`, 'mentoring.notices.saved');
}

export default function JournalPage() {
  const { t } = useTranslation();
  const { head, may, ...list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.journal.title')} lead={t(`mentoring.journal.lead.${head.part}`)} />
      {may.write ? (
        <ValidatedForm answer={answer} submit={t('mentoring.journal.keep')}>
          <TextAreaField name="text" label={t('mentoring.journal.new')} hint={t('mentoring.journal.hint')} rows={6} max={20_000} />
        </ValidatedForm>
      ) : null}
      <Section title={t('mentoring.journal.entries')}>
        <JournalEntries list={list} mayChange={may.change} mayShare={may.share} empty={<Empty level={3} title={t('mentoring.journal.none')}>{t(`mentoring.journal.noneHint.${head.part}`)}</Empty>} />
      </Section>
    </>
  );
}
