import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RequestList } from '#app/domain/assistance/components/request-list.tsx';
import { requestsQuerySchema } from '#app/domain/assistance/lists.ts';
import { listRequests } from '#app/domain/assistance/request-page.server.ts';
import { TOPICS } from '#app/domain/assistance/topics.ts';
import { RequestState } from '#app/platform/generated/enums.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, requestsQuerySchema);
  const list = await listRequests(person, idParam(params.id), query);
  return page(context, { title: 'assistance.titles.requests', words: ['assistance.list', 'assistance.facts', 'assistance.states', 'assistance.urgencies', 'assistance.topics'] }, { ...list, query, topics: TOPICS, states: Object.values(RequestState) });
}

export default function RequestsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { organisation, count, topics, states } = list;
  const start = <MoveButton icon="plus" action={`/organisations/${organisation.id}/requests/new`}>{t('assistance.list.start')}</MoveButton>;
  return (
    <>
      <PageHeader title={t('assistance.list.title')} lead={t('assistance.list.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]}>
        {count > 0 ? start : null}
      </PageHeader>
      <RequestList list={list} topics={topics} states={states} empty={<Empty title={t('assistance.list.none')} action={start}>{t('assistance.list.noneHint')}</Empty>} />
    </>
  );
}
