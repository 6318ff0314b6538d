import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OrganisationForm } from '#app/domain/network/components/organisation-form.tsx';
import { newOrganisationSchema } from '#app/domain/network/model.ts';
import { addOrganisation, assertMayAdd, listOwnNetworks } from '#app/domain/network/organisations.server.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { RefusedField } from '#app/domain/refusal.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const networks = await listOwnNetworks(person);
  return page(context, { title: 'network.titles.organisation', words: ['network.form', 'network.list', 'network.kinds'] }, { networks, places: placeChoices(await localeOf(context)) });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  assertMayAdd(person);
  const form = await readForm(request, newOrganisationSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/organisations/${await addOrganisation(person, form.value)}`, 'network.notices.saved');
  } catch (error) {
    if (error instanceof RefusedField) return refusedAt(error, error.field, form.typed);
    throw error;
  }
}

export default function NewOrganisationPage() {
  const { t } = useTranslation();
  const { networks, places } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.list.add')} above={[{ name: t('network.list.title'), to: '/organisations' }]} />
      <OrganisationForm networks={networks} places={places} answer={useActionData<typeof action>()} />
    </>
  );
}
