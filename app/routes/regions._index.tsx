import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RegionList } from '#app/domain/network/components/region-list.tsx';
import { regionsQuerySchema } from '#app/domain/network/lists.ts';
import { listRegions } from '#app/domain/network/regions.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, regionsQuerySchema);
  return page(context, { title: 'network.titles.regions', words: ['network.regionList', 'network.networks', 'network.list', 'network.people'] }, { query, ...(await listRegions(person, query, await localeOf(context))) });
}

export default function RegionsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.regionList.title')} lead={t('network.regionList.lead')} />
      <RegionList list={list} />
    </>
  );
}
