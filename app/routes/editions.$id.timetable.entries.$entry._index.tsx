import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EntryForm } from '#app/domain/academy/editions/components/timetable-forms.tsx';
import { changeEntry, readEntry } from '#app/domain/academy/editions/timetable-entries.server.ts';
import { entrySchema } from '#app/domain/academy/editions/timetable-forms.ts';
import { choicesOf, valuesOf } from '#app/domain/academy/editions/timetable-choices.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { entry, ...timetable } = await readEntry(person, idParam(params.id), idParam(params.entry), await localeOf(context));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'calendar.day', 'calendar.months', 'calendar.weekdays', 'calendar.weekdaysShort'] }, { id: timetable.edition.id, entry: { id: entry.id, title: entry.title, day: entry.day, version: entry.version }, choices: choicesOf(timetable, entry.kind), values: valuesOf(entry) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { edition: { id }, entry } = await readEntry(person, idParam(params.id), idParam(params.entry), locale);
  const form = await readForm(request, entrySchema);
  if (!form.ok) return form.refusal;
  try {
    await changeEntry(person, id, entry.id, form.value, locale);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/timetable?day=${form.value.day + 1}`, 'academy.notices.editionKept');
}

export default function EntryPage() {
  const { t } = useTranslation();
  const { id, entry, choices, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={entry.title} lead={t('academy.editions.timetable.form.lead')} above={[{ name: t('academy.editions.timetable.title'), to: `/editions/${id}/timetable?day=${entry.day + 1}` }]} />
      <EntryForm choices={choices} values={values} version={entry.version} answer={useActionData<typeof action>()} submit={t('academy.editions.timetable.form.submit')} />
      <div className="mt-10 print:hidden">
        <MoveButton look="quiet" action={`/editions/${id}/timetable/entries/${entry.id}/removal`}>{t('academy.editions.timetable.form.remove')}</MoveButton>
      </div>
    </>
  );
}
