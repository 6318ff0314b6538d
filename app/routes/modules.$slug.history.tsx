import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PastVersions } from '#app/domain/academy/writing/components/past-versions.tsx';
import { readHistory } from '#app/domain/academy/writing/history.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const address = params.slug ?? '';
  const { title, ...history } = await readHistory(person, address, await localeOf(context));
  return page(context, { title: 'academy.titles.module', words: ['academy.authoring', 'academy.library', 'academy.module', 'academy.titles'] }, { address, heading: title, ...history, timeZone: person.timeZone ?? 'UTC' });
}

export default function HistoryPage() {
  const { t } = useTranslation();
  const { address, heading, language, versions, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.authoring.history.title')} kicker={<span lang={language}>{heading}</span>} lead={t('academy.authoring.history.lead')} above={[{ name: t('academy.library.title'), to: '/library' }, { name: t('academy.titles.module'), to: `/modules/${address}` }]} />
      <PastVersions versions={versions} timeZone={timeZone} />
    </>
  );
}
