import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EditionForm } from '#app/domain/academy/editions/components/edition-form.tsx';
import { changeEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { editionChoices, editionValues } from '#app/domain/academy/editions/edition-choices.server.ts';
import { editionSchema } from '#app/domain/academy/editions/edition-forms.ts';
import { findCoordinated } from '#app/domain/academy/editions/editions.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, version, name, values } = await editionValues(person, idParam(params.id));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions.form', 'academy.editions.errors', 'academy.editions.refusals', 'academy.editions.change', 'calendar.errors'] }, { id, version, name, values, choices: await editionChoices(person, await localeOf(context)) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await findCoordinated(person, idParam(params.id));
  const form = await readForm(request, editionSchema);
  if (!form.ok) return form.refusal;
  try {
    await changeEdition(person, id, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}`, 'academy.notices.editionKept');
}

export default function EditEditionPage() {
  const { t } = useTranslation();
  const { id, name, version, values, choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.change')} above={[{ name, to: `/editions/${id}` }]} />
      <EditionForm choices={choices} values={values} version={version} answer={useActionData<typeof action>()} />
    </>
  );
}
