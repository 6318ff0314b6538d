import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { NetworkList } from '#app/domain/network/components/network-list.tsx';
import { networksQuerySchema } from '#app/domain/network/lists.ts';
import { listNetworks } from '#app/domain/network/networks.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, networksQuerySchema);
  return page(context, { title: 'network.titles.networks', words: ['network.networks', 'network.list', 'network.regions', 'network.organisation'] }, { query, ...(await listNetworks(person, query)) });
}

export default function NetworksPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.networks.title')} lead={t('network.networks.lead')}>
        <ButtonLink to="/networks/new" icon="plus">{t('network.networks.add')}</ButtonLink>
      </PageHeader>
      <NetworkList list={list} />
    </>
  );
}
