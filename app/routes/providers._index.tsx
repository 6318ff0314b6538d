import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { LanguageList, SkillList } from '#app/domain/assistance/components/skills.tsx';
import { providersQuerySchema } from '#app/domain/assistance/provider-forms.ts';
import { listProviders } from '#app/domain/assistance/provider-profile.server.ts';
import { TOPICS } from '#app/domain/assistance/topics.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pages } from '#app/ui/pagination.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, providersQuerySchema);
  const locale = await localeOf(context);
  const { providers, ...found } = await listProviders(person, query);
  const named = providers.map(({ languages, ...one }) => ({ ...one, languages: languages.map(({ language, level }) => ({ name: nameOfLanguage(locale, language), level })) }));
  return page(context, { title: 'assistance.titles.providers', words: ['assistance.providers', 'assistance.topics'] }, { query, ...found, providers: named, languages: placeChoices(locale).languages, topics: TOPICS });
}

export default function ProvidersPage() {
  const { t } = useTranslation();
  const { providers, count, pages, query, languages, topics } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.providers.title')} lead={t('assistance.providers.lead')} />
      <FilterBar
        selects={[
          { name: 'topic', label: t('assistance.providers.topic'), value: query.topic, choices: topics.map((value) => ({ value, label: t(`assistance.topics.${value}`) })) },
          { name: 'language', label: t('assistance.providers.languages'), value: query.language, choices: languages },
        ]}
        clearTo="/providers"
      />
      {count === 0 ? (
        <Empty title={t('assistance.providers.none')}>{t('assistance.providers.noneHint')}</Empty>
      ) : (
        <Table
          caption={t('assistance.providers.title')}
          rows={providers}
          keyOf={({ id }) => id}
          columns={[
            { name: t('assistance.providers.pseudonym'), cell: ({ id, pseudonym }) => <TextLink to={`/providers/${id}`}>{pseudonym}</TextLink> },
            { name: t('assistance.providers.topics'), cell: ({ topics: known }) => <SkillList topics={known} /> },
            { name: t('assistance.providers.languages'), cell: ({ languages: spoken }) => <LanguageList languages={spoken} /> },
            { name: t('assistance.providers.weeklyHours'), align: 'end', cell: ({ weeklyHours, open }) => (open ? weeklyHours : <Badge>{t('assistance.providers.notOpen')}</Badge>) },
          ]}
        />
      )}
      <Pages page={query.page} pages={pages} linkTo={(number) => `?topic=${query.topic}&language=${query.language}&page=${number}`} />
    </>
  );
}
