import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SiteFacts, SiteStanding } from '#app/domain/academy/sites/components/site-page.tsx';
import { StandingBadge } from '#app/domain/academy/sites/components/site-parts.tsx';
import { TakenHome } from '#app/domain/academy/sites/components/taken-home.tsx';
import { readDemonstration } from '#app/domain/academy/sites/sites.server.ts';
import { listTakenHome } from '#app/domain/academy/sites/visit-course.server.ts';
import { sourceIn } from '#app/domain/academy/sites/visit-forms.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { tellSite } from '#app/http/told-sites.server.ts';
import { mayAsk } from '#app/http/visit-sources.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { addressOf } from '#app/ui/listing.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const site = await readDemonstration(person, idParam(params.id));
  const locale = await localeOf(context);
  const [told, takenHome] = await Promise.all([tellSite(locale, site), listTakenHome(site.id)]);
  return page(context, { title: 'academy.titles.site', words: ['academy.library', 'academy.sites', 'academy.visits'] }, { site, told, takenHome, mayAsk: site.isOpen && mayAsk(person), source: sourceIn(request.url) });
}

export default function DemonstrationPage() {
  const { t } = useTranslation();
  const { site, told, takenHome, mayAsk: isAsking, source } = useLoaderData<typeof loader>();
  const { id, title, standing, may } = site;
  return (
    <>
      <PageHeader title={title || t('academy.sites.untitled')} kicker={told.country} status={standing ? <StandingBadge standing={standing} /> : null} above={[{ name: t('academy.sites.title'), to: '/sites' }]}>
        {isAsking ? <ButtonLink to={`/sites/${id}/visits/new${source ? addressOf({ source }) : ''}`}>{t('academy.visits.ask')}</ButtonLink> : null}
        {may.edit ? <ButtonLink look="secondary" icon="edit" to={`/sites/${id}/edit`}>{t('academy.sites.edit')}</ButtonLink> : null}
        {may.address ? <ButtonLink look="quiet" icon="lock" to={`/sites/${id}/address`}>{t('academy.sites.address')}</ButtonLink> : null}
      </PageHeader>
      <SiteStanding site={site} told={told} />
      <SiteFacts site={site} told={told} />
      <TakenHome notes={takenHome} />
    </>
  );
}
