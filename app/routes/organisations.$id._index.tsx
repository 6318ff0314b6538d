import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { actsAs } from '#app/domain/accounts/person.ts';
import { ClosedNotice } from '#app/domain/network/components/closure-form.tsx';
import { OrganisationLinks } from '#app/domain/network/components/organisation-links.tsx';
import { nameOfPlaces } from '#app/domain/network/place-choices.server.ts';
import { readOrganisation } from '#app/domain/network/organisations.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const organisation = await readOrganisation(person, idParam(params.id));
  const locale = await localeOf(context);
  const isInside = person.memberships.some(({ organisationId }) => organisationId === organisation.id);
  const mayList = { organisations: actsAs(person, 'coordinator') || actsAs(person, 'secretariat'), networks: actsAs(person, 'secretariat') };
  return page(context, { title: 'network.titles.organisation', words: ['network.organisation', 'network.list', 'network.kinds', 'network.regions', 'network.closure', 'network.titles', 'network.networks.title'] }, { organisation: { ...organisation, ...nameOfPlaces(locale, organisation) }, isInside, mayList });
}

export default function OrganisationPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation, isInside, mayList } = useLoaderData<typeof loader>();
  const { id, name, acronym, kind, countryName, languageNames, regionId, network, closedAt, may } = organisation;
  const isNetwork = kind === 'regional_network';
  const facts = [
    { name: t('network.list.kind'), value: t(`network.kinds.${kind}`) },
    ...(countryName ? [{ name: t('network.list.country'), value: countryName }] : []),
    ...(regionId ? [{ name: t('network.organisation.region'), value: t(`network.regions.${regionId}`) }] : []),
    ...(network ? [{ name: t('network.list.network'), value: network.name }] : []),
    { name: t('network.list.languages'), value: format.list(languageNames) },
  ];
  const above = [
    ...(isNetwork && mayList.networks ? [{ name: t('network.networks.title'), to: '/networks' }] : []),
    ...(network && mayList.organisations ? [{ name: t('network.list.title'), to: '/organisations' }] : []),
  ];
  return (
    <>
      <PageHeader title={acronym ? `${name} (${acronym})` : name} above={above}>
        {may.update && !closedAt && kind !== 'global_network' ? <ButtonLink look="secondary" icon="edit" to={isNetwork ? `/networks/${id}/edit` : `/organisations/${id}/edit`}>{t('network.organisation.edit')}</ButtonLink> : null}
      </PageHeader>
      {closedAt ? <ClosedNotice id={id} closedAt={closedAt} mayReopen={may.close} network={network?.name ?? null} /> : null}
      <Facts facts={facts} />
      {closedAt ? null : <OrganisationLinks organisation={organisation} isInside={isInside} />}
    </>
  );
}
