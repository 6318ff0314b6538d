import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RegionList } from '#app/domain/network/components/region-list.tsx';
import { countryChoices } from '#app/domain/network/place-choices.server.ts';
import { listRegions } from '#app/domain/network/regions.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const [regions, locale] = await Promise.all([listRegions(person), localeOf(context)]);
  const named = regions.map(({ countries, ...region }) => ({ ...region, countryNames: countryChoices(locale, countries).map(({ label }) => label) }));
  return page(context, { title: 'network.titles.regions', words: ['network.regionList', 'network.networks', 'network.regions', 'network.list', 'network.people'] }, { regions: named });
}

export default function RegionsPage() {
  const { t } = useTranslation();
  const { regions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.regionList.title')} lead={t('network.regionList.lead')} />
      <RegionList regions={regions} />
    </>
  );
}
