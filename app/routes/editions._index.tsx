import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AcademyTabs } from '#app/domain/academy/components/academy-tabs.tsx';
import { EditionList } from '#app/domain/academy/editions/components/edition-cards.tsx';
import { editionsQuerySchema } from '#app/domain/academy/editions/edition-lists.ts';
import { listOwnEditions } from '#app/domain/academy/editions/editions.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { academyParts } from '#app/http/navigation.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, editionsQuerySchema);
  return page(context, { title: 'academy.titles.editions', words: ['academy.editions'] }, { parts: academyParts(person), query, ...(await listOwnEditions(person, query)) });
}

export default function EditionsPage() {
  const { t } = useTranslation();
  const { parts, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.title')} lead={t('academy.editions.ownLead')} />
      <AcademyTabs parts={parts} />
      <EditionList list={list} asCards empty={<Empty title={t('academy.editions.none')}>{t('academy.editions.ownNone')}</Empty>} />
    </>
  );
}
