import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AcademyTabs } from '#app/domain/academy/components/academy-tabs.tsx';
import { DraftList } from '#app/domain/academy/writing/components/draft-cards.tsx';
import { draftsQuerySchema } from '#app/domain/academy/writing/draft-lists.ts';
import { listDrafts } from '#app/domain/academy/writing/drafts.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { academyParts } from '#app/http/navigation.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, draftsQuerySchema);
  return page(context, { title: 'academy.authoring.titles.drafts', words: [] }, { parts: academyParts(person), query, ...(await listDrafts(person, query)), timeZone: person.timeZone ?? 'UTC' });
}

export default function DraftsPage() {
  const { t } = useTranslation();
  const { parts, timeZone, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.authoring.list.title')} lead={t('academy.authoring.list.lead')}>
        <ButtonLink icon="plus" to="/drafts/new">{t('academy.authoring.begin.submit')}</ButtonLink>
      </PageHeader>
      <AcademyTabs parts={parts} />
      <DraftList list={list} timeZone={timeZone} />
    </>
  );
}
