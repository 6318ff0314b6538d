import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OverviewTables } from '#app/domain/assistance/components/overview-table.tsx';
import { readAssistanceOverview } from '#app/domain/assistance/overview.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'assistance.titles.overview', words: ['assistance.overview', 'assistance.states', 'assistance.engagementStates'] }, { networks: await readAssistanceOverview(person) });
}

export default function AssistanceOverviewPage() {
  const { t } = useTranslation();
  const { networks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.overview.title')} lead={t('assistance.overview.lead')} />
      <OverviewTables networks={networks} />
    </>
  );
}
