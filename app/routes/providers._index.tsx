import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ProviderList } from '#app/domain/assistance/components/provider-list.tsx';
import { providersQuerySchema } from '#app/domain/assistance/lists.ts';
import { listProviders } from '#app/domain/assistance/provider-profile.server.ts';
import { TOPICS } from '#app/domain/assistance/topics.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

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
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.providers.title')} lead={t('assistance.providers.lead')} />
      <ProviderList list={list} />
    </>
  );
}
