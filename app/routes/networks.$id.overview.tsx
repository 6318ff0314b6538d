import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RegionTables } from '#app/domain/assessment/components/region-tables.tsx';
import { regionQuerySchema } from '#app/domain/assessment/lists.ts';
import { readRegion } from '#app/domain/assessment/region.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, regionQuerySchema);
  const region = await readRegion(person, idParam(params.id), query);
  const locale = await localeOf(context);
  const components = region.components.map((part) => ({ ...part, name: part.name[locale] }));
  const commonest = region.commonest.map((one) => ({ ...one, title: one.title[locale] }));
  return page(context, { title: 'assessment.titles.region', words: ['assessment.region', 'assessment.sharings'] }, { ...region, components, commonest, query });
}

export default function RegionPage() {
  const { t } = useTranslation();
  const region = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.region.title')} lead={t('assessment.region.lead', { network: region.network.name })} />
      <RegionTables region={region} />
    </>
  );
}
