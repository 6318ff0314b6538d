import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { actsAs } from '#app/domain/accounts/person.ts';
import { NetworkForm } from '#app/domain/network/components/network-form.tsx';
import { networksQuerySchema } from '#app/domain/network/lists.ts';
import { networkSchema } from '#app/domain/network/model.ts';
import { addNetwork } from '#app/domain/network/networks.server.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  if (!actsAs(person, 'secretariat')) throw new NotFound();
  return page(context, { title: 'network.titles.networks', words: ['network.networks', 'network.form', 'network.list', 'network.regions', 'network.organisation'] }, { places: placeChoices(await localeOf(context)), regionId: readQuery(request, networksQuerySchema).region || 'africa' });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, networkSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/organisations/${await addNetwork(person, form.value)}`, 'network.notices.saved');
}

export default function NewNetworkPage() {
  const { t } = useTranslation();
  const { places, regionId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.networks.add')} above={[{ name: t('network.networks.title'), to: '/networks' }]} />
      <NetworkForm places={places} values={{ regionId }} answer={useActionData<typeof action>()} />
    </>
  );
}
