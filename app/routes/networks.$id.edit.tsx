import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { NetworkForm } from '#app/domain/network/components/network-form.tsx';
import { networkSchema } from '#app/domain/network/model.ts';
import { changeNetwork, findNetworkToChange } from '#app/domain/network/networks.server.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, name, acronym, regionId, languages } = await findNetworkToChange(person, idParam(params.id));
  return page(context, { title: 'network.titles.networks', words: ['network.networks', 'network.form', 'network.list', 'network.regions', 'network.organisation'] }, { id, places: placeChoices(await localeOf(context)), values: { name, acronym: acronym ?? '', regionId: regionId ?? '', languages } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, networkSchema);
  if (!form.ok) return form.refusal;
  await changeNetwork(person, id, form.value);
  return goTo(context, `/organisations/${id}`, 'network.notices.saved');
}

export default function EditNetworkPage() {
  const { t } = useTranslation();
  const { id, places, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.organisation.edit')} above={[{ name: t('network.networks.title'), to: '/networks' }, { name: values.name, to: `/organisations/${id}` }]} />
      <NetworkForm places={places} values={values} answer={useActionData<typeof action>()} />
    </>
  );
}
