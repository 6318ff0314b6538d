import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementList } from '#app/domain/assistance/components/engagement-list.tsx';
import { listEngagements } from '#app/domain/assistance/engagement-page.server.ts';
import { engagementsQuerySchema } from '#app/domain/assistance/lists.ts';
import { TOPICS } from '#app/domain/assistance/topics.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { AssistanceForm } from '#app/platform/generated/enums.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, engagementsQuerySchema);
  const list = await listEngagements(person, idParam(params.id), query);
  return page(context, { title: 'assistance.titles.engagements', words: ['assistance.engagements', 'assistance.engagementStates', 'assistance.facts', 'assistance.topics', 'assistance.forms', 'assistance.board.title', 'assistance.states', 'assistance.urgencies'] }, { ...list, query, topics: TOPICS, forms: Object.values(AssistanceForm) });
}

export default function EngagementsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { network, topics, forms } = list;
  return (
    <>
      <PageHeader title={t('assistance.engagements.title')} lead={t('assistance.engagements.lead', { network: network.name })} above={[{ name: t('assistance.board.title'), to: `/networks/${network.id}/requests` }]} />
      <EngagementList list={list} topics={topics} forms={forms} />
    </>
  );
}
