import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AcademyTabs } from '#app/domain/academy/components/academy-tabs.tsx';
import { DraftList } from '#app/domain/academy/writing/components/draft-cards.tsx';
import { OriginNewsList } from '#app/domain/academy/writing/components/origin-news.tsx';
import { draftsQuerySchema } from '#app/domain/academy/writing/draft-lists.ts';
import { listDrafts } from '#app/domain/academy/writing/drafts.server.ts';
import { listOriginNews } from '#app/domain/academy/writing/origin-news.server.ts';
import { listWithdrawn } from '#app/domain/academy/writing/revision.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { academyParts } from '#app/http/navigation.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, draftsQuerySchema);
  const locale = await localeOf(context);
  return page(context, { title: 'academy.authoring.titles.drafts', words: ['academy.authoring', 'academy.module'] }, { parts: academyParts(person), query, ...(await listDrafts(person, query)), news: await listOriginNews(person, locale), withdrawn: await listWithdrawn(person, locale), timeZone: person.timeZone ?? 'UTC' });
}

export default function DraftsPage() {
  const { t } = useTranslation();
  const { parts, news, withdrawn, timeZone, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.authoring.list.title')} lead={t('academy.authoring.list.lead')}>
        <ButtonLink icon="plus" to="/drafts/new">{t('academy.authoring.begin.submit')}</ButtonLink>
      </PageHeader>
      <AcademyTabs parts={parts} />
      <DraftList list={list} timeZone={timeZone} />
      <OriginNewsList news={news} />
      {withdrawn.length > 0 ? (
        <Section title={t('academy.authoring.list.withdrawn')} lead={t('academy.authoring.list.withdrawnLead')}>
          <ul className="divide-y divide-line border-y border-line">
            {withdrawn.map(({ address, title, language }) => (
              <li key={address} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                <span lang={language}>{title}</span>
                <MoveButton look="secondary" action={`/modules/${address}/revision`} about={title}>{t('academy.authoring.next.begin')}</MoveButton>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
