import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OrganisationList } from '#app/domain/network/components/organisation-list.tsx';
import { organisationsQuerySchema } from '#app/domain/network/lists.ts';
import { countryChoices, nameOfPlaces } from '#app/domain/network/place-choices.server.ts';
import { listOrganisations } from '#app/domain/network/organisation-list.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, organisationsQuerySchema);
  const [list, locale] = await Promise.all([listOrganisations(person, query), localeOf(context)]);
  const organisations = list.organisations.map(({ country, languages, ...one }) => ({ ...one, ...nameOfPlaces(locale, { country, languages }) }));
  return page(context, { title: 'network.titles.organisations', words: ['network.list', 'network.kindsShort', 'network.regions', 'network.organisation'] }, { query, ...list, countries: countryChoices(locale, list.countries), organisations });
}

export default function OrganisationsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.list.title')} lead={t('network.list.lead')}>{list.mayAdd ? <ButtonLink to="/organisations/new" icon="plus">{t('network.list.add')}</ButtonLink> : null}</PageHeader>
      <OrganisationList list={list} />
    </>
  );
}
