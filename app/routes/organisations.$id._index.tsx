import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { nameOfPlaces } from '#app/domain/network/place-choices.server.ts';
import { readOrganisation } from '#app/domain/network/organisations.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const organisation = await readOrganisation(person, idParam(params.id));
  const locale = await localeOf(context);
  const isInside = person.memberships.some(({ organisationId }) => organisationId === organisation.id);
  return page(context, { title: 'network.titles.organisation', words: ['network.organisation', 'network.list', 'network.kinds', 'network.regions'] }, { organisation: { ...organisation, ...nameOfPlaces(locale, organisation) }, isInside });
}

export default function OrganisationPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation, isInside } = useLoaderData<typeof loader>();
  const { id, name, acronym, kind, countryName, languageNames, regionId, network, may } = organisation;
  const isNetwork = kind === 'regional_network' || kind === 'global_network';
  const facts = [
    { name: t('network.list.kind'), value: t(`network.kinds.${kind}`) },
    ...(countryName ? [{ name: t('network.list.country'), value: countryName }] : []),
    ...(regionId ? [{ name: t('network.organisation.region'), value: t(`network.regions.${regionId}`) }] : []),
    ...(network ? [{ name: t('network.list.network'), value: network }] : []),
    { name: t('network.list.languages'), value: format.list(languageNames) },
  ];
  return (
    <>
      <PageHeader title={acronym ? `${name} (${acronym})` : name}>{may.update && !isNetwork ? <ButtonLink look="secondary" to={`/organisations/${id}/edit`}>{t('network.organisation.edit')}</ButtonLink> : null}</PageHeader>
      <Facts facts={facts} />
      <Section title={t('network.organisation.more')}>
        <ul className="space-y-2">
          {isInside && !isNetwork ? <li><Link to={`/organisations/${id}/assessments`}>{t('network.organisation.assessments')}</Link></li> : null}
          <li><Link to={`/organisations/${id}/people`}>{t('network.organisation.people')}</Link></li>
          {may.invite ? <li><Link to={`/organisations/${id}/invitations`}>{t('network.organisation.invitations')}</Link></li> : null}
          {!isNetwork && (isInside || may.review) ? <li><Link to={`/organisations/${id}/led-by`}>{t('network.organisation.ledBy')}</Link></li> : null}
        </ul>
      </Section>
    </>
  );
}
