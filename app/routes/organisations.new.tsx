import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { actsAs } from '#app/domain/accounts/person.ts';
import { OrganisationForm } from '#app/domain/network/components/organisation-form.tsx';
import { organisationSchema } from '#app/domain/network/model.ts';
import { addOrganisation } from '#app/domain/network/organisations.server.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  if (!actsAs(person, 'coordinator')) throw new NotFound();
  return page(context, { title: 'network.titles.organisation', words: ['network.form', 'network.list', 'network.kinds'] }, { places: placeChoices(await localeOf(context)) });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, organisationSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/organisations/${await addOrganisation(person, form.value)}`, 'network.notices.saved');
}

export default function NewOrganisationPage() {
  const { t } = useTranslation();
  const { places } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.list.add')} above={[{ name: t('network.list.title'), to: '/organisations' }]} />
      <OrganisationForm places={places} answer={useActionData<typeof action>()} />
    </>
  );
}
