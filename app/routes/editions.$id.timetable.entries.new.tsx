import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EntryForm } from '#app/domain/academy/editions/components/timetable-forms.tsx';
import { addEntry, readChoices } from '#app/domain/academy/editions/timetable-entries.server.ts';
import { newEntrySchema } from '#app/domain/academy/editions/timetable-forms.ts';
import { choicesOf } from '#app/domain/academy/editions/timetable-choices.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const timetable = await readChoices(person, idParam(params.id), locale);
  const t = wordsOf(locale);
  const names = { modules: t('academy.editions.timetable.form.modules'), visits: t('academy.editions.timetable.form.visits') };
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'calendar.day', 'calendar.months', 'calendar.weekdays', 'calendar.weekdaysShort'] }, { id: timetable.edition.id, choices: choicesOf(timetable, null, names), values: { day: '0', from: '09:00', minutes: '60' } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { edition: { id } } = await readChoices(person, idParam(params.id), locale);
  const form = await readForm(request, newEntrySchema);
  if (!form.ok) return form.refusal;
  let day;
  try {
    day = await addEntry(person, id, form.value, locale);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/timetable?day=${day + 1}`, 'academy.notices.editionKept');
}

export default function NewEntryPage() {
  const { t } = useTranslation();
  const { id, choices, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.timetable.add')} above={[{ name: t('academy.editions.timetable.title'), to: `/editions/${id}/timetable` }]} />
      <EntryForm choices={choices} values={values} version={0} answer={useActionData<typeof action>()} submit={t('academy.editions.timetable.form.addNow')} />
    </>
  );
}
