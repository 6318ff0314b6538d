import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { LanguageList, SkillList } from '#app/domain/assistance/components/skills.tsx';
import { readProvider } from '#app/domain/assistance/provider-profile.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { nameOfCountry, nameOfLanguage } from '#app/i18n/names.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { languages, countries, ...provider } = await readProvider(person, idParam(params.id));
  const locale = await localeOf(context);
  const named = { languages: languages.map(({ language, level }) => ({ name: nameOfLanguage(locale, language), level })), countries: countries.map((code) => nameOfCountry(locale, code)) };
  return page(context, { title: 'assistance.titles.provider', words: ['assistance.providers', 'assistance.topics', 'assistance.forms', 'network.regions'] }, { ...provider, ...named });
}

export default function ProviderPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { pseudonym, open, topics, languages, forms, regions, countries, weeklyHours, about, timeZone } = useLoaderData<typeof loader>();
  const places = [...regions.map((region) => t(`network.regions.${region}`)), ...countries];
  return (
    <>
      <PageHeader title={pseudonym} status={<Badge kind={open ? 'good' : 'plain'}>{t(open ? 'assistance.providers.isOpen' : 'assistance.providers.notOpen')}</Badge>} above={[{ name: t('assistance.providers.title'), to: '/providers' }]} />
      <Facts
        facts={[
          { name: t('assistance.providers.topics'), value: <SkillList topics={topics} /> },
          { name: t('assistance.providers.languages'), value: <LanguageList languages={languages} /> },
          { name: t('assistance.providers.forms'), value: format.list(forms.map((form) => t(`assistance.forms.${form}`))) },
          { name: t('assistance.providers.places'), value: places.length > 0 ? format.list(places) : t('assistance.providers.placesUnsaid') },
          { name: t('assistance.providers.weeklyHours'), value: weeklyHours },
          { name: t('assistance.providers.zone'), value: timeZone?.replaceAll('_', ' ') ?? t('assistance.providers.zoneUnsaid') },
          ...(about ? [{ name: t('assistance.providers.about'), value: <p className="typed">{about}</p> }] : []),
        ]}
      />
    </>
  );
}
