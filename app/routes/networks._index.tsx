import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listNetworks } from '#app/domain/network/organisations.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'network.titles.networks', words: ['network.networks', 'network.list', 'network.regions', 'network.organisation'] }, { networks: await listNetworks(person) });
}

export default function NetworksPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { networks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.networks.title')}>
        <ButtonLink to="/networks/new">{t('network.networks.add')}</ButtonLink>
      </PageHeader>
      <Table
        caption={t('network.networks.title')}
        rows={networks}
        keyOf={({ id }) => id}
        columns={[
          { name: t('network.list.name'), cell: ({ id, name, acronym }) => <Link to={`/organisations/${id}`}>{acronym ? `${name} (${acronym})` : name}</Link> },
          { name: t('network.organisation.region'), cell: ({ regionId }) => (regionId ? t(`network.regions.${regionId}`) : '') },
          { name: t('network.list.title'), align: 'end', cell: ({ organisations }) => format.number(organisations) },
        ]}
      />
    </>
  );
}
