import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { timeZones } from '#app/domain/accounts/time-zones.ts';
import { zoneOfPerson } from '#app/domain/calendar/availability.server.ts';
import { SiteForm, SiteTable } from '#app/domain/calendar/components/sites.tsx';
import { siteSchema } from '#app/domain/calendar/site-form.ts';
import { sitesQuerySchema } from '#app/domain/calendar/lists.ts';
import { addSite, listSites } from '#app/domain/calendar/sites.server.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, sitesQuerySchema);
  const list = await listSites(person, idParam(params.id), query);
  return page(context, { title: 'calendar.titles.sites', words: ['calendar.sites', 'calendar.network', 'calendar.errors'] }, { ...list, query, zone: zoneOfPerson(person), zones: timeZones() });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await listSites(person, id, sitesQuerySchema.parse({}));
  const form = await readForm(request, siteSchema);
  if (!form.ok) return form.refusal;
  try {
    await addSite(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'zone', form.typed);
  }
  return goTo(context, `/networks/${id}/sites`, 'calendar.notices.siteAdded');
}

export default function SitesPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { network, zone, zones } = list;
  return (
    <>
      <PageHeader title={t('calendar.sites.title')} lead={t('calendar.sites.lead')} above={[{ name: t('calendar.network.title', { network: network.name }), to: `/networks/${network.id}/calendar` }]} />
      <SiteTable list={list} />
      <SiteForm zones={zones} zone={zone} answer={useActionData<typeof action>()} />
    </>
  );
}
