import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OrganisationForm } from '#app/domain/network/components/organisation-form.tsx';
import { organisationSchema } from '#app/domain/network/model.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { changeOrganisation, findOrganisationTo } from '#app/domain/network/organisations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, name, acronym, kind, country, languages } = await findOrganisationTo(person, 'update', idParam(params.id));
  if (!country) throw new NotFound();
  return page(context, { title: 'network.titles.organisation', words: ['network.form', 'network.list', 'network.kinds', 'network.organisation'] }, { id, places: placeChoices(await localeOf(context)), values: { name, acronym: acronym ?? '', kind, country, languages } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, organisationSchema);
  if (!form.ok) return form.refusal;
  await changeOrganisation(person, id, form.value);
  return goTo(context, `/organisations/${id}`, 'network.notices.saved');
}

export default function EditOrganisationPage() {
  const { t } = useTranslation();
  const { id, places, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.organisation.edit')} above={[{ name: values.name, to: `/organisations/${id}` }]} />
      <OrganisationForm places={places} values={values} answer={useActionData<typeof action>()} />
    </>
  );
}
