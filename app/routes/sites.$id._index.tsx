import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SiteFacts, SiteStanding } from '#app/domain/academy/components/site-page.tsx';
import { StandingBadge } from '#app/domain/academy/components/site-parts.tsx';
import { readDemonstration } from '#app/domain/academy/sites.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { tellSite } from '#app/http/told-sites.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const site = await readDemonstration(person, idParam(params.id));
  return page(context, { title: 'academy.titles.site', words: [] }, { site, told: await tellSite(await localeOf(context), site) });
}

export default function DemonstrationPage() {
  const { t } = useTranslation();
  const { site, told } = useLoaderData<typeof loader>();
  const { id, title, standing, may } = site;
  return (
    <>
      <PageHeader title={title || t('academy.sites.untitled')} kicker={told.country} status={standing ? <StandingBadge standing={standing} /> : null} above={[{ name: t('academy.sites.title'), to: '/sites' }]}>
        {may.edit ? <ButtonLink look="secondary" icon="edit" to={`/sites/${id}/edit`}>{t('academy.sites.edit')}</ButtonLink> : null}
        {may.address ? <ButtonLink look="quiet" icon="lock" to={`/sites/${id}/address`}>{t('academy.sites.address')}</ButtonLink> : null}
      </PageHeader>
      <SiteStanding site={site} told={told} />
      <SiteFacts site={site} told={told} />
    </>
  );
}
