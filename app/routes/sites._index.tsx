import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AcademyTabs } from '#app/domain/academy/components/academy-tabs.tsx';
import { SiteMap } from '#app/domain/academy/sites/components/site-map.tsx';
import { SiteList } from '#app/domain/academy/sites/components/site-parts.tsx';
import { demonstrationsQuerySchema } from '#app/domain/academy/sites/site-lists.ts';
import { listPlacesToShow } from '#app/domain/academy/sites/site-profile.server.ts';
import { listDemonstrations } from '#app/domain/academy/sites/sites.server.ts';
import { sourceIn } from '#app/domain/academy/sites/visit-forms.ts';
import { readQuery } from '#app/http/form.server.ts';
import { academyParts } from '#app/http/navigation.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { taughtParts } from '#app/http/taught-ids.server.ts';
import { nameOfCountry, nameOfLanguage } from '#app/i18n/names.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const query = readQuery(request, demonstrationsQuerySchema);
  const parts = await taughtParts(locale);
  const [{ sites, countries, languages, ...counted }, places] = await Promise.all([listDemonstrations(person, query, parts.map(({ id }) => id), (code) => nameOfCountry(locale, code)), listPlacesToShow(person)]);
  const names = new Map(parts.map(({ id, name }) => [id, name]));
  return page(context, { title: 'academy.titles.sites', words: ['academy.library', 'academy.sites', 'academy.visits'] }, {
    list: { query, ...counted, sites: sites.map((one) => ({ ...one, components: one.components.map((id) => names.get(id) ?? id), languages: one.languages.map((tag) => nameOfLanguage(locale, tag)) })) },
    countries: countries.sort((a, b) => a.name.localeCompare(b.name, locale)),
    components: parts.map(({ name }, i) => ({ value: String(i + 1), label: name })),
    languages: languages.map((value) => ({ value, label: nameOfLanguage(locale, value) })),
    places,
    parts: academyParts(person),
    source: sourceIn(request.url),
  });
}

export default function DemonstrationsPage() {
  const { t } = useTranslation();
  const { list, countries, components, languages, places, parts, source } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.sites.title')} lead={t('academy.sites.lead')}>
        <ButtonLink look="secondary" icon="calendar" to="/visits">{t('academy.visits.title')}</ButtonLink>
      </PageHeader>
      <AcademyTabs parts={parts} />
      {countries.length > 0 ? (
        <Section title={t('academy.sites.mapTitle')}>
          <SiteMap countries={countries} />
        </Section>
      ) : null}
      <Section title={t('academy.sites.all')}>
        <SiteList list={list} countries={countries.map(({ code, name }) => ({ value: code, label: name }))} components={components} languages={languages} source={source} />
      </Section>
      {places.length > 0 ? (
        <Section title={t('academy.sites.places')} lead={t('academy.sites.placesLead')}>
          <Table caption={t('academy.sites.places')} rows={places} keyOf={({ id }) => id} columns={[{ name: t('academy.sites.name'), cell: ({ name }) => name }, { name: t('academy.sites.begin'), cell: ({ id, name }) => <ButtonLink look="secondary" to={`/sites/${id}/beginning`}>{t('academy.sites.begin')}<span className="sr-only"> {name}</span></ButtonLink> }]} />
        </Section>
      ) : null}
    </>
  );
}
