import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { keepFaculty, readFaculty } from '#app/domain/academy/editions/edition-changes.server.ts';
import { editionValues } from '#app/domain/academy/editions/edition-choices.server.ts';
import { facultySchema } from '#app/domain/academy/editions/edition-forms.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const [{ name }, faculty] = await Promise.all([editionValues(person, id), readFaculty(person, id)]);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions'] }, { name, ...faculty });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await readFaculty(person, idParam(params.id));
  const form = await readForm(request, facultySchema);
  if (!form.ok) return form.refusal;
  try {
    await keepFaculty(person, id, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}`, 'academy.notices.editionKept');
}

export default function FacultyPage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const { id, name, version, trainers, chosen } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.faculty.title')} lead={t('academy.editions.faculty.lead')} above={[{ name, to: `/editions/${id}` }]} />
      {trainers.length === 0 ? (
        <Empty title={t('academy.editions.faculty.noTrainers')}>{t('academy.editions.faculty.noTrainersHint')}</Empty>
      ) : (
        <ValidatedForm answer={answer} values={{ trainers: chosen }} submit={t('academy.editions.form.submit')}>
          <VersionField value={version} />
          <CheckboxesField name="trainers" optional variant="columns" label={t('academy.editions.faculty.trainers')} choices={trainers.map(({ id: value, pseudonym }) => ({ value, label: pseudonym }))} />
        </ValidatedForm>
      )}
    </>
  );
}
