import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RequestList } from '#app/domain/assistance/components/request-list.tsx';
import { pageSchema } from '#app/domain/page-number.ts';
import { listRequests } from '#app/domain/assistance/request-page.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pages } from '#app/ui/pagination.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, pageSchema);
  const list = await listRequests(person, idParam(params.id), query.page);
  return page(context, { title: 'assistance.titles.requests', words: ['assistance.list', 'assistance.facts', 'assistance.states', 'assistance.urgencies', 'assistance.topics'] }, { ...list, at: query.page });
}

export default function RequestsPage() {
  const { t } = useTranslation();
  const { organisation, requests, pages, at } = useLoaderData<typeof loader>();
  const start = <MoveButton icon="plus" action={`/organisations/${organisation.id}/requests/new`}>{t('assistance.list.start')}</MoveButton>;
  return (
    <>
      <PageHeader title={t('assistance.list.title')} lead={t('assistance.list.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]}>
        {requests.length > 0 ? start : null}
      </PageHeader>
      {requests.length === 0 ? (
        <Empty title={t('assistance.list.none')} action={start}>
          {t('assistance.list.noneHint')}
        </Empty>
      ) : (
        <RequestList requests={requests} />
      )}
      <Pages page={at} pages={pages} linkTo={(page) => `?page=${page}`} />
    </>
  );
}
